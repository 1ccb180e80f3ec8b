import { Stack, Text, TextInput, Timeline } from '@mantine/core';
import { drawTemplate, type JourneyTemplate } from '@tendril/journey';
import { useState, type FormEvent } from 'react';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CreateButtons } from './create-buttons.tsx';
import { useCreateJourney } from './use-create-journey.ts';

interface TemplateFormProps {
  template: JourneyTemplate;
  timeZone: string;
  /** Who writes for this workspace; empty before it is set up. */
  sender: string;
  onClose: () => void;
}

/** Shows what a template does and asks what it has to be told. What is left empty can be said later, in the journey. */
export function TemplateForm({ template, timeZone, sender, onClose }: TemplateFormProps) {
  const [name, setName] = useState(template.name);
  const [answers, setAnswers] = useState<Record<string, string>>({ sender });
  const create = useCreateJourney();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const called = name.trim() || template.name;
    create.mutate({ name: called, graph: drawTemplate(template, { name: called, answers, timeZone }) });
  };
  return (
    <form onSubmit={submit}>
      <Timeline bulletSize={12} lineWidth={2} mb="lg">
        {template.outline.map((line) => (
          <Timeline.Item key={line} fz="sm" mt={6}>
            {line}
          </Timeline.Item>
        ))}
      </Timeline>
      <Stack gap="sm">
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        {Object.entries(template.questions).map(([key, { label, about, preset }]) => (
          <TextInput
            key={key}
            label={label}
            description={about}
            placeholder={preset}
            value={answers[key] ?? ''}
            onChange={({ currentTarget: { value } }) => setAnswers((before) => ({ ...before, [key]: value }))}
          />
        ))}
        <Text fz="xs" c="dimmed">
          It becomes a draft, ready to be tested. What you leave empty stands as shown until you change it.
        </Text>
        {create.error !== null && <ProblemNote error={create.error} />}
      </Stack>
      <CreateButtons isPending={create.isPending} onClose={onClose} />
    </form>
  );
}
