import { Button, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import { asRecord, type FieldProps } from '../form/field-props.ts';
import { EmailPreview } from './email-preview.tsx';

const formats = [
  { value: 'text', label: 'Plain' },
  { value: 'mjml', label: 'Designed (MJML)' },
  { value: 'html', label: 'HTML' },
];

/** What the email says: subject, source and how it will look. */
export function EmailContentField({ value, onChange }: FieldProps) {
  const content = asRecord(value);
  const [isShown, { open, close }] = useDisclosure(false);
  const text = (name: string): string => (typeof content[name] === 'string' ? content[name] : '');
  const change = (name: string, typed: string): void => onChange({ ...content, [name]: typed });
  return (
    <Stack gap="sm">
      <TextInput
        label="Subject"
        maxLength={300}
        value={text('subject')}
        onChange={(event) => change('subject', event.currentTarget.value)}
      />
      <TextInput
        label="Preview line"
        description="What inboxes show after the subject."
        maxLength={300}
        value={text('preheader')}
        onChange={(event) => change('preheader', event.currentTarget.value)}
      />
      <SegmentedControl
        aria-label="Written as"
        data={formats}
        value={text('format') || 'text'}
        onChange={(format) => change('format', format)}
      />
      <Textarea
        label="Text"
        description={'Values of the lead: {{ lead.first_name | default: "there" }}'}
        autosize
        minRows={8}
        maxRows={24}
        styles={{
          input: { fontFamily: text('format') === 'text' ? 'inherit' : 'var(--mantine-font-family-monospace)' },
        }}
        value={text('source')}
        onChange={(event) => change('source', event.currentTarget.value)}
      />
      <Button variant="default" leftSection={<IconEye size={16} />} onClick={open}>
        Preview email
      </Button>
      {isShown && <EmailPreview content={content} onClose={close} />}
    </Stack>
  );
}
