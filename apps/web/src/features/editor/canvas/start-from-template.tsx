import { Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { applyEdit, drawTemplate, journeyTemplates, type JourneyTemplate } from '@tendril/journey';
import { useState, type FormEvent } from 'react';
import { useTRPC } from '../../../lib/api.ts';
import { TemplateFields } from '../../journeys/template-fields.tsx';
import { useEditor } from '../state/editor-context.ts';
import classes from './empty-canvas.module.css';
import { useShowBeginning } from './use-tidying.ts';

/** Fills an empty draft from a template: which one, then what it has to be told. */
export function StartFromTemplate({ onClose }: { onClose: () => void }) {
  const [template, setTemplate] = useState<JourneyTemplate | null>(null);
  return (
    <Modal opened onClose={onClose} title={template?.name ?? 'Start from a template'} radius="lg" centered>
      {template === null ? (
        <Stack gap={8}>
          {journeyTemplates.map((one) => (
            <UnstyledButton key={one.id} className={classes.template ?? ''} onClick={() => setTemplate(one)}>
              <Text fw={600} fz="sm">
                {one.name}
              </Text>
              <Text fz="xs" c="dimmed">
                {one.about}
              </Text>
            </UnstyledButton>
          ))}
        </Stack>
      ) : (
        <FillIn template={template} onBack={() => setTemplate(null)} onClose={onClose} />
      )}
    </Modal>
  );
}

interface FillInProps {
  template: JourneyTemplate;
  onBack: () => void;
  onClose: () => void;
}

/** The journey keeps its own name and time zone. */
function FillIn({ template, onBack, onClose }: FillInProps) {
  const { store } = useEditor();
  const showBeginning = useShowBeginning();
  const { data: workspace } = useQuery(useTRPC().settings.get.queryOptions());
  const [given, setGiven] = useState<Record<string, string>>({});
  const answers = { sender: workspace?.senderName ?? '', ...given };
  const start = async (): Promise<void> => {
    const { name, settings } = store.get().history.graph;
    const drawn = drawTemplate(template, { name, answers, timeZone: settings.timeZone });
    const { tidyPlaces } = await import('./tidy.ts');
    const placed = applyEdit(drawn, { do: 'moveNodes', positions: await tidyPlaces(drawn) });
    store.replace(placed, `start from ${template.name}`);
    onClose();
    showBeginning();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void start();
  };
  return (
    <form onSubmit={submit}>
      <TemplateFields
        template={template}
        answers={answers}
        onAnswer={(question, answer) => setGiven((before) => ({ ...before, [question]: answer }))}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="subtle" color="gray" onClick={onBack}>
          Back
        </Button>
        <Button type="submit">Start with this</Button>
      </Group>
    </form>
  );
}
