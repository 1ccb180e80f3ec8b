import { Combobox, Group, Paper, ScrollArea, Text, TextInput, useCombobox } from '@mantine/core';
import { useClickOutside } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { findSteps } from '../find-steps.ts';
import { useEditor, useGraph } from '../state/editor-context.ts';
import { StepIcon } from '../step-icon.tsx';
import { nameOf, viewOf } from '../step-view.ts';
import classes from './find-step.module.css';

/** More would not be read. */
const mostShown = 50;

interface FindStepProps {
  times: ReadonlyMap<string, string>;
  onFound: (stepId: string) => void;
  onClose: () => void;
}

/** Looks for a step by its words and goes there. */
export function FindStep({ times, onFound, onClose }: FindStepProps) {
  const graph = useGraph();
  const { catalogue } = useEditor();
  const [wanted, setWanted] = useState('');
  const outside = useClickOutside(onClose);
  const { selectFirstOption, ...combobox } = useCombobox({ opened: true });
  // Enter takes the first that is found.
  useEffect(() => void selectFirstOption(), [selectFirstOption, wanted]);
  const found = findSteps(graph, wanted, catalogue);
  return (
    <Paper
      ref={outside}
      withBorder
      shadow="md"
      radius="lg"
      p={8}
      role="dialog"
      aria-label="Find a step"
      className={classes.panel ?? ''}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <Combobox store={{ ...combobox, selectFirstOption }} onOptionSubmit={onFound}>
        <Combobox.EventsTarget>
          <TextInput
            autoFocus
            size="sm"
            mb={8}
            placeholder="Find a step by its words"
            aria-label="Find a step"
            leftSection={<IconSearch size={16} />}
            rightSection={
              <Text fz={12} c="dimmed" className="figures">
                {found.length}
              </Text>
            }
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <ScrollArea.Autosize mah={320} type="auto">
          <Combobox.Options aria-label="Steps of this journey">
            {found.slice(0, mostShown).map((step) => {
              const { icon, group } = viewOf(step, catalogue);
              return (
                <Combobox.Option key={step.id} value={step.id}>
                  <Group gap={8} wrap="nowrap">
                    <StepIcon icon={icon} group={group} size={26} />
                    <Text fz="sm" lineClamp={1} flex={1}>
                      {nameOf(step, catalogue)}
                    </Text>
                    <Text fz={12} c="inherit" miw="max-content" className="figures">
                      {times.get(step.id)}
                    </Text>
                  </Group>
                </Combobox.Option>
              );
            })}
            {found.length > mostShown && (
              <Combobox.Empty>{found.length - mostShown} more. Type to narrow.</Combobox.Empty>
            )}
            {found.length === 0 && <Combobox.Empty>No step has these words.</Combobox.Empty>}
          </Combobox.Options>
        </ScrollArea.Autosize>
      </Combobox>
    </Paper>
  );
}
