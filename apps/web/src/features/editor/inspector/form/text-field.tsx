import { Autocomplete, Select, Textarea, TextInput } from '@mantine/core';
import { useEditor, useGraph } from '../../state/editor-context.ts';
import { nameOf } from '../../step-view.ts';
import type { FieldProps } from './field-props.ts';
import { inWords, isClock } from './json-schema.ts';

/** From this length on a text has lines. */
const longText = 1_000;

/** A text. Names of fields and emails are chosen where the setting is about one. */
export function TextField(props: FieldProps) {
  const { schema, name, value, onChange } = props;
  const { fields } = useEditor();
  const label = schema.title ?? inWords(name);
  const text = typeof value === 'string' ? value : '';
  const change = (typed: string): void => onChange(typed === '' && schema.default === undefined ? undefined : typed);
  if (schema.format === 'emailStep') return <EmailStepField {...props} />;
  if (name === 'field')
    return (
      <Autocomplete label={label} data={[...fields]} value={text} onChange={change} description="A field of the lead" />
    );
  if ((schema.maxLength ?? 0) >= longText)
    return (
      <Textarea
        label={label}
        autosize
        minRows={2}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  const type = isClock(schema) ? 'time' : 'text';
  return <TextInput label={label} type={type} value={text} onChange={(event) => change(event.currentTarget.value)} />;
}

/** Which email of this journey is meant. */
function EmailStepField({ schema, name, value, onChange }: FieldProps) {
  const emails = useGraph().nodes.filter(({ kind }) => kind === 'email');
  return (
    <Select
      label={schema.title ?? inWords(name)}
      data={emails.map((step) => ({ value: step.id, label: nameOf(step) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(id) => onChange(id ?? undefined)}
      placeholder="The last one sent"
      clearable
    />
  );
}
