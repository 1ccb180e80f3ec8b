import { Button, Fieldset, Input, SimpleGrid } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useContext } from 'react';
import { FieldOfSchema } from './field-of-schema.ts';
import { asRecord, labelOf, useOwnFault, withSetting, type FieldProps } from './field-props.ts';
import { fieldKindOf, isClock, startOf, type JsonSchema } from './json-schema.ts';

/** Several settings that belong together, with a frame where they stand inside others. */
export function GroupField(props: FieldProps) {
  const { schema, path, value, onChange, isNamedAbove = false } = props;
  const fault = useOwnFault(path);
  const fields = <GroupFields schema={schema} path={path} value={value} onChange={onChange} />;
  if (isNamedAbove) return fields;
  return (
    <Fieldset legend={labelOf(props)} p="sm">
      {fields}
      {fault !== null && <Input.Error mt={8}>{fault}</Input.Error>}
    </Fieldset>
  );
}

interface GroupFieldsProps extends Omit<FieldProps, 'name' | 'path'> {
  /** Where the group lies; left out for the settings of the whole form. */
  path?: string;
  /** Settings nobody is asked for. */
  hidden?: readonly string[];
  /** The fold whose settings are shown; left out, those that stand in none. */
  section?: string;
}

/** The settings of a group without a frame. */
export function GroupFields({ schema, path = '', value, onChange, hidden = [], section }: GroupFieldsProps) {
  const group = asRecord(value);
  const fields = fieldsOf(schema, section).filter(([name]) => !hidden.includes(name));
  // From and to are read as one span.
  const isSpan = fields.length === 2 && fields.every(([, field]) => isClock(field));
  return (
    <SimpleGrid cols={isSpan ? 2 : 1} spacing="sm" verticalSpacing="sm">
      {fields.map(([name, field]) => (
        <OptionalField
          key={name}
          schema={field}
          name={name}
          path={path === '' ? name : `${path}.${name}`}
          isNeeded={schema.required?.includes(name) ?? false}
          value={group[name] ?? field.default}
          beside={group}
          onChange={(changed) => onChange(withSetting(group, name, changed))}
        />
      ))}
    </SimpleGrid>
  );
}

/** The settings of a group that can be asked for, of one fold or of none. */
export function fieldsOf(schema: JsonSchema, section?: string): [name: string, schema: JsonSchema][] {
  return Object.entries(schema.properties ?? {}).filter(
    ([, field]) => field.section === section && fieldKindOf(field) !== 'none',
  );
}

const shownWhenEmpty = new Set([
  'text',
  'name',
  'emailStep',
  'words',
  'list',
  'eventFilter',
  'number',
  'switch',
  'scalar',
  'choice',
]);

/** Settings of several parts that may be left out are added by a button, so that a short form stays short. */
function OptionalField({ isNeeded, ...props }: FieldProps & { isNeeded: boolean }) {
  const Field = useContext(FieldOfSchema);
  const { schema, path, value, onChange } = props;
  const label = labelOf(props).toLowerCase();
  const canBeAdded = !isNeeded && schema.default === undefined && !shownWhenEmpty.has(fieldKindOf(schema));
  return (
    <div data-setting={path}>
      {canBeAdded && value === undefined ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange(startOf(schema))}
        >
          Add {label}
        </Button>
      ) : (
        <Field {...props} />
      )}
      {canBeAdded && value !== undefined && (
        <Button variant="subtle" color="gray" size="compact-xs" mt={4} onClick={() => onChange(undefined)}>
          Remove {label}
        </Button>
      )}
    </div>
  );
}
