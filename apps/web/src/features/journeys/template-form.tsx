import { TextInput } from '@mantine/core';
import { drawTemplate, type JourneyTemplate } from '@tendril/journey';
import { useState, type FormEvent } from 'react';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CreateButtons } from './create-buttons.tsx';
import { TemplateFields } from './template-fields.tsx';
import { useCreateJourney } from './use-create-journey.ts';

interface TemplateFormProps {
  template: JourneyTemplate;
  timeZone: string;
  /** Who writes for this workspace; empty before it is set up. */
  sender: string;
  onClose: () => void;
}

/** Makes a journey from a template and what the template has to be told. */
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
      <TemplateFields
        template={template}
        answers={answers}
        onAnswer={(question, answer) => setAnswers((before) => ({ ...before, [question]: answer }))}
      >
        <TextInput label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </TemplateFields>
      {create.error !== null && <ProblemNote error={create.error} />}
      <CreateButtons isPending={create.isPending} onClose={onClose} />
    </form>
  );
}
