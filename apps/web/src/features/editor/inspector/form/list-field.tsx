import { ActionIcon, Button, Group, Input, Paper, Stack, Text } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { asRecord, labelOf, useOwnFault, type FieldProps } from './field-props.ts';
import { GroupFields } from './group-field.tsx';
import { inWords, startOf } from './json-schema.ts';

const singular: Readonly<Record<string, string>> = {
  arms: 'way',
  bands: 'band',
  outcomes: 'outcome',
  exits: 'exit condition',
  saveTo: 'result',
};

/** A list of settings of one kind, such as the outcomes of a wait. Ids are made here and never shown: connections hang on them. */
export function ListField(props: FieldProps) {
  const { schema, name, path, value, onChange } = props;
  const items = Array.isArray(value) ? value.map(asRecord) : [];
  const word = singular[name] ?? 'entry';
  const hasIds = schema.items?.properties?.['id'] !== undefined;
  const fault = useOwnFault(path);
  const add = (): void => {
    const start = asRecord(startOf(schema.items ?? {}));
    onChange([...items, hasIds ? { ...start, id: newExitId() } : start]);
  };
  return (
    <Stack gap={8} role="group" aria-label={labelOf(props)}>
      {schema.description !== undefined && <Input.Description>{schema.description}</Input.Description>}
      {items.map((item, index) => (
        <Paper
          key={typeof item['id'] === 'string' ? item['id'] : index}
          data-setting={`${path}.${index}`}
          withBorder
          radius="md"
          p="sm"
        >
          <Group gap={4} wrap="nowrap" mb={8}>
            <Text fz="sm" fw={600} flex={1}>
              {inWords(word)} {index + 1}
            </Text>
            {index > 0 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${word} ${index + 1} up`}
                onClick={() => onChange(movedUp(items, index))}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${word} ${index + 1}`}
              onClick={() => onChange(items.filter((one) => one !== item))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
          <GroupFields
            schema={ordered(schema.items ?? {})}
            path={`${path}.${index}`}
            value={item}
            onChange={(changed) => onChange(items.map((one) => (one === item ? changed : one)))}
            hidden={['id']}
          />
        </Paper>
      ))}
      {fault !== null && <Input.Error>{fault}</Input.Error>}
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={16} />} onClick={add}>
        Add {word}
      </Button>
    </Stack>
  );
}

/** The title last: most outcomes go by what they are. */
function ordered(items: NonNullable<FieldProps['schema']['items']>): FieldProps['schema'] {
  const { title, ...rest } = items.properties ?? {};
  return { ...items, properties: { ...rest, ...(title === undefined ? {} : { title }) } };
}

function movedUp<Item>(items: readonly Item[], index: number): Item[] {
  const moved = items.slice(index, index + 1);
  return [...items.slice(0, index - 1), ...moved, ...items.slice(index - 1, index), ...items.slice(index + 1)];
}

function newExitId(): string {
  return `o${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
}
