import { Select } from '@mantine/core';
import { useGraph } from '../../state/editor-context.ts';
import { nameOf } from '../../step-view.ts';
import { useSurroundings, type FieldProps } from './field-props.ts';

/** Which email of this journey is meant. */
export function EmailStepField(props: FieldProps) {
  const { schema, value, onChange } = props;
  const emails = useGraph().nodes.filter(({ kind }) => kind === 'email');
  return (
    <Select
      {...useSurroundings(props)}
      data={emails.map((step) => ({ value: step.id, label: nameOf(step) }))}
      value={typeof value === 'string' ? value : null}
      onChange={(id) => onChange(id ?? undefined)}
      placeholder={schema.placeholder ?? ''}
      nothingFoundMessage="There is no email in this journey yet"
      clearable
    />
  );
}
