import { Stack, Text, TextInput, Timeline } from '@mantine/core';
import type { JourneyTemplate } from '@tendril/journey';
import type { ReactNode } from 'react';

interface TemplateFieldsProps {
  template: JourneyTemplate;
  answers: Readonly<Record<string, string>>;
  onAnswer: (question: string, answer: string) => void;
  /** Fields that come before the questions. */
  children?: ReactNode;
}

/** Shows what a template does and asks what it has to be told. What is left empty can be said later, in the journey. */
export function TemplateFields({ template, answers, onAnswer, children }: TemplateFieldsProps) {
  return (
    <>
      <Timeline bulletSize={12} lineWidth={2} mb="lg">
        {template.outline.map((line) => (
          <Timeline.Item key={line} fz="sm" mt={6}>
            {line}
          </Timeline.Item>
        ))}
      </Timeline>
      <Stack gap="sm">
        {children}
        {Object.entries(template.questions).map(([key, { label, about, preset }]) => (
          <TextInput
            key={key}
            label={label}
            description={about}
            placeholder={preset}
            value={answers[key] ?? ''}
            onChange={(event) => onAnswer(key, event.currentTarget.value)}
          />
        ))}
        <Text fz="xs" c="dimmed">
          It becomes a draft, ready to be tested. What you leave empty stands as shown until you change it.
        </Text>
      </Stack>
    </>
  );
}
