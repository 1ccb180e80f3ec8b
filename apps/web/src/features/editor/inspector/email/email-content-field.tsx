import { Button, Stack, Text } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useContext } from 'react';
import { asRecord, type FieldProps } from '../form/field-props.ts';
import { StepOfForm } from '../form/step-of-form.ts';
import { useEmailWriting } from './email-writing.tsx';
import { ValueTextarea, ValueTextInput } from '../form/value-completion.tsx';

/** What the email says, in short; it is written in a window of its own, which has an address of its own. */
export function EmailContentField({ value, onChange }: FieldProps) {
  const stepId = useContext(StepOfForm);
  const { open } = useEmailWriting();
  const content = asRecord(value);
  const text = (name: string): string => (typeof content[name] === 'string' ? content[name] : '');
  const change = (name: string, typed: string): void => onChange({ ...content, [name]: typed });
  const isPlain = text('format') === '' || text('format') === 'text';
  return (
    <Stack gap="sm">
      <ValueTextInput
        label="Subject"
        writtenFor="email"
        maxLength={300}
        value={text('subject')}
        onChange={(typed) => change('subject', typed)}
      />
      {isPlain ? (
        <ValueTextarea
          label="Text"
          description={'Values of the lead: {{ lead.first_name | default: "there" }}'}
          writtenFor="email"
          autosize
          minRows={6}
          maxRows={16}
          value={text('source')}
          onChange={(typed) => change('source', typed)}
        />
      ) : (
        <Text fz="sm" c="dimmed">
          {sayDesign(text('format'), text('source'))}
        </Text>
      )}
      {stepId !== null && (
        <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => open(stepId)}>
          Write email
        </Button>
      )}
    </Stack>
  );
}

function sayDesign(format: string, source: string): string {
  const lines = source.trim() === '' ? 0 : source.trim().split('\n').length;
  const kind = format === 'mjml' ? 'A designed email (MJML)' : 'An email in HTML';
  return `${kind}, ${lines === 1 ? '1 line' : `${lines} lines`}.`;
}
