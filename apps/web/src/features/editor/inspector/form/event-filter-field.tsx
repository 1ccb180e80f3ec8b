import { ActionIcon, Button, Group, Input, Paper, Select, SimpleGrid, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { operatorsOf } from '@tendril/condition';
import { operatorWords } from '../condition/operator-words.ts';
import { needsRoom, TestValue } from '../condition/test-value.tsx';
import { startOfTest } from '../condition/start-of-test.ts';
import { asRecord, labelOf, useFault, type FieldProps } from './field-props.ts';
import { eventBeside, NameInput } from './name-field.tsx';

const operators = operatorsOf.any.map((op) => ({ value: op, label: operatorWords[op] ?? op }));

/** Only those events count whose properties fit. */
export function EventFilterField(props: FieldProps) {
  const { schema, path, value, onChange, beside = {} } = props;
  return (
    <Input.Wrapper label={null} labelElement="div" error={useFault(path)}>
      <EventTests
        label={labelOf(props)}
        tests={Array.isArray(value) ? value.map(asRecord) : []}
        event={eventBeside(beside)}
        onChange={(tests) => onChange(tests.length === 0 && schema.default === undefined ? undefined : tests)}
      />
    </Input.Wrapper>
  );
}

interface EventTestsProps {
  label: string;
  tests: readonly Readonly<Record<string, unknown>>[];
  event: string | undefined;
  onChange: (tests: readonly Readonly<Record<string, unknown>>[]) => void;
}

/** Tests on the properties of an event, a row each; all of them must hold. */
export function EventTests({ label, tests, event, onChange }: EventTestsProps) {
  return (
    <Stack gap={8} role="group" aria-label={label}>
      {tests.length > 0 && <Input.Label labelElement="div">{label}</Input.Label>}
      {tests.map((test, index) => (
        <TestRow
          // Tests have no names; a row keeps its place while it is typed into.
          key={index}
          number={index + 1}
          test={test}
          event={event}
          onChange={(changed) => onChange(tests.map((one) => (one === test ? changed : one)))}
          onRemove={() => onChange(tests.filter((one) => one !== test))}
        />
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        w="fit-content"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...tests, { property: '', ...startOfTest('equals') }])}
      >
        {tests.length === 0 ? `${label} …` : 'Add test'}
      </Button>
    </Stack>
  );
}

interface TestRowProps {
  number: number;
  test: Readonly<Record<string, unknown>>;
  event: string | undefined;
  onChange: (test: Readonly<Record<string, unknown>>) => void;
  onRemove: () => void;
}

function TestRow({ number, test, event, onChange, onRemove }: TestRowProps) {
  const op = String(test['op']);
  return (
    <Paper withBorder radius="md" p={8}>
      <Group gap={4} wrap="nowrap" mb={8}>
        <NameInput
          format="property"
          aria-label={`Property ${number}`}
          placeholder="Property, such as amount"
          flex={1}
          value={typeof test['property'] === 'string' ? test['property'] : ''}
          onChange={(property) => onChange({ ...test, property })}
          {...(event === undefined ? {} : { event })}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={`Remove test ${number}`} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      <SimpleGrid cols={needsRoom(op) ? 1 : 2} spacing={8} verticalSpacing={8}>
        <Select
          aria-label={`Comparison ${number}`}
          data={operators}
          value={op}
          onChange={(next) => next !== null && onChange({ property: test['property'], ...startOfTest(next) })}
          allowDeselect={false}
        />
        <TestValue op={op} value={test['value']} onChange={(value) => onChange({ ...test, value })} />
      </SimpleGrid>
    </Paper>
  );
}
