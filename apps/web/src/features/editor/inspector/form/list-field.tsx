import { ActionIcon, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { asRecord, type FieldProps } from './field-props.ts';
import { GroupFields } from './group-field.tsx';
import { inWords, startOf } from './json-schema.ts';

const singular: Readonly<Record<string, string>> = {
  arms: 'way',
  outcomes: 'outcome',
  exits: 'exit condition',
  where: 'test',
  saveTo: 'result',
};

/** A list of settings of one kind, such as the outcomes of a wait. Ids are made here and never shown: connections hang on them. */
export function ListField({ schema, name, value, onChange }: FieldProps) {
  const items = Array.isArray(value) ? value.map(asRecord) : [];
  const word = singular[name] ?? 'entry';
  const hasIds = schema.items?.properties?.['id'] !== undefined;
  const add = (): void => {
    const start = asRecord(startOf(schema.items ?? {}));
    onChange([...items, hasIds ? { ...start, id: newExitId() } : start]);
  };
  return (
    <Stack gap={8} role="group" aria-label={schema.title ?? inWords(name)}>
      {items.map((item, index) => (
        <Paper key={typeof item['id'] === 'string' ? item['id'] : index} withBorder radius="md" p="sm">
          <Group justify="space-between" mb={8}>
            <Text fz="sm" fw={600}>
              {inWords(word)} {index + 1}
            </Text>
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
            value={item}
            onChange={(changed) => onChange(items.map((one) => (one === item ? changed : one)))}
            hidden={['id']}
          />
        </Paper>
      ))}
      <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} />} onClick={add}>
        Add {word}
      </Button>
    </Stack>
  );
}

/** The title last: most outcomes go by what they are. */
function ordered(items: NonNullable<FieldProps['schema']['items']>): FieldProps['schema'] {
  const { title, ...rest } = items.properties ?? {};
  return {
    ...items,
    properties: { ...rest, ...(title === undefined ? {} : { title: { ...title, title: 'Called' } }) },
  };
}

function newExitId(): string {
  return `o${crypto.randomUUID().replaceAll('-', '').slice(0, 8)}`;
}
