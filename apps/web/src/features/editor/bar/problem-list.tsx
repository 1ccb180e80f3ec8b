import { Button, Menu, ScrollArea, Text } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useGraph, type Problems } from '../state/editor-context.ts';
import { nameOf } from '../step-view.ts';

/** How many things keep the draft from being published; opens the list, each line jumps to its step. */
export function ProblemList({ problems, onJump }: { problems: Problems; onJump: (stepId: string) => void }) {
  const graph = useGraph();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const words = errors === 0 ? 'Nothing to mend' : `${errors} ${errors === 1 ? 'thing' : 'things'} to mend`;
  const placeOf = (nodeId: string | null): string => {
    const step = graph.nodes.find(({ id }) => id === nodeId);
    return step === undefined ? 'The journey' : nameOf(step);
  };
  return (
    <Menu width={360} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          size="sm"
          variant="subtle"
          px={8}
          color={errors === 0 ? 'gray' : 'red'}
          c={errors === 0 ? 'dimmed' : 'light-dark(#b3261e, #ffb4ab)'}
          aria-label={words}
          leftSection={errors === 0 ? <IconCheck size={18} /> : <IconAlertTriangle size={18} stroke={1.75} />}
        >
          {errors === 0 ? 'Fine' : errors}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{problems.length === 0 ? 'Nothing to mend. You can publish.' : words}</Menu.Label>
        <ScrollArea.Autosize mah={400}>
          {problems.map(({ code, nodeId, message, severity }, index) => (
            <Menu.Item
              key={`${code}/${nodeId ?? ''}/${index}`}
              leftSection={
                severity === 'error' ? (
                  <IconAlertTriangle size={16} color="var(--mantine-color-red-7)" />
                ) : (
                  <IconInfoCircle size={16} color="var(--mantine-color-dimmed)" />
                )
              }
              onClick={() => nodeId !== null && onJump(nodeId)}
            >
              <Text fz="sm" fw={600} lineClamp={1}>
                {placeOf(nodeId)}
              </Text>
              <Text fz="sm">{message}</Text>
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
