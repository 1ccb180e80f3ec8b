import { Button, Fieldset, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import { FieldOfSchema } from './field-of-schema.ts';
import { asRecord, withSetting, type FieldProps } from './field-props.ts';
import { fieldKindOf, inWords, startOf } from './json-schema.ts';

/** Several settings that belong together, with a frame where they stand inside others. */
export function GroupField({ schema, name, value, onChange }: FieldProps) {
  return (
    <Fieldset legend={schema.title ?? inWords(name)} p="sm">
      <GroupFields schema={schema} value={value} onChange={onChange} />
    </Fieldset>
  );
}

/** The settings of a group without a frame. `hidden` are those nobody is asked for. */
export function GroupFields({
  schema,
  value,
  onChange,
  hidden = [],
}: Omit<FieldProps, 'name'> & { hidden?: readonly string[] }) {
  const group = asRecord(value);
  const fields = Object.entries(schema.properties ?? {}).filter(
    ([name, field]) => !hidden.includes(name) && fieldKindOf(field) !== 'none',
  );
  return (
    <Stack gap="sm">
      {fields.map(([name, field]) => (
        <OptionalField
          key={name}
          schema={field}
          name={name}
          isNeeded={schema.required?.includes(name) ?? false}
          value={group[name] ?? field.default}
          onChange={(changed) => onChange(withSetting(group, name, changed))}
        />
      ))}
    </Stack>
  );
}

/** Settings of several parts that may be left out are added by a button, so that a short form stays short. */
function OptionalField({ isNeeded, ...props }: FieldProps & { isNeeded: boolean }) {
  const Field = useContext(FieldOfSchema);
  const { schema, name, value, onChange } = props;
  const isPlain = ['text', 'words', 'list', 'number', 'switch', 'scalar', 'choice'].includes(fieldKindOf(schema));
  if (isNeeded || isPlain || schema.default !== undefined) return <Field {...props} />;
  const label = (schema.title ?? inWords(name)).toLowerCase();
  if (value === undefined)
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange(startOf(schema))}
      >
        Add {label}
      </Button>
    );
  return (
    <div>
      <Field {...props} />
      <Button variant="subtle" color="gray" size="compact-xs" mt={4} onClick={() => onChange(undefined)}>
        Remove {label}
      </Button>
    </div>
  );
}
