import { ActionIcon, Group, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { fieldTypeOf } from '@tendril/condition';
import { NameInput } from '../form/name-field.tsx';
import classes from './condition-builder.module.css';
import { DeedTest } from './deed-test.tsx';
import type { DraftTest } from './draft-condition.ts';
import { emptySays } from './empty-says.ts';
import { operatorWords } from './operator-words.ts';
import { StageValues } from './stage-values.tsx';
import { startOfTest } from './start-of-test.ts';
import { SubjectSelect } from './subject-select.tsx';
import { operatorsFor, subjectOf, testAbout } from './subjects.ts';
import { needsRoom, TestValue } from './test-value.tsx';

interface TestRowProps {
  test: DraftTest;
  onChange: (test: DraftTest) => void;
  onRemove: () => void;
}

/** One test: what it is about, the comparison, with what; below it what becomes of leads of whom it is not known. */
export function TestRow({ test, onChange, onRemove }: TestRowProps) {
  const empty = emptySays(test);
  return (
    <Stack gap={8} className={classes.test ?? ''}>
      <Group gap={4} wrap="nowrap">
        <SubjectSelect value={subjectOf(test)} onChange={(subject) => onChange(testAbout(subject))} />
        <ActionIcon variant="subtle" color="gray" size={28} aria-label="Remove condition" onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
      {typeof test['event'] === 'string' ? (
        <DeedTest test={test} onChange={onChange} />
      ) : (
        <FieldTest test={test} onChange={onChange} />
      )}
      {empty !== null && (
        <Text fz="xs" c="dimmed">
          {empty}
        </Text>
      )}
    </Stack>
  );
}

function FieldTest({ test, onChange }: Omit<TestRowProps, 'onRemove'>) {
  const field = subjectOf(test);
  const op = String(test['op']);
  const change = (value: unknown): void => onChange({ ...test, value });
  if (fieldTypeOf(field) === 'consent') return <ConsentTest test={test} onChange={onChange} />;
  return (
    <SimpleGrid cols={needsRoom(op) ? 1 : 2} spacing={8} verticalSpacing={8}>
      <Select
        aria-label="Comparison"
        data={operatorsFor(field).map((one) => ({ value: one, label: operatorWords[one] ?? one }))}
        value={op}
        onChange={(next) => next !== null && onChange({ field, ...startOfTest(next) })}
        allowDeselect={false}
      />
      <FieldValue field={field} op={op} value={test['value']} onChange={change} />
    </SimpleGrid>
  );
}

interface FieldValueProps {
  field: string;
  op: string;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Stages and tags are chosen among those there are. */
function FieldValue(props: FieldValueProps) {
  const { field, op, value, onChange } = props;
  const type = fieldTypeOf(field);
  const name = typeof value === 'string' ? value : '';
  if (field === 'stage' && (op === 'equals' || op === 'notEquals'))
    return <NameInput format="stage" aria-label="Stage" placeholder="Stage" value={name} onChange={onChange} />;
  if (field === 'stage' && (op === 'in' || op === 'notIn')) return <StageValues value={value} onChange={onChange} />;
  if (op === 'hasTag' || op === 'lacksTag')
    return <NameInput format="tag" aria-label="Tag" placeholder="Tag" value={name} onChange={onChange} />;
  return (
    <TestValue op={op} value={value} onChange={onChange} isDate={type === 'instant'} isNumber={type === 'number'} />
  );
}

function ConsentTest({ test, onChange }: Omit<TestRowProps, 'onRemove'>) {
  const isGiven = (test['op'] === 'equals') === (test['value'] === true);
  return (
    <Select
      aria-label="Agreed"
      data={[
        { value: 'yes', label: 'yes' },
        { value: 'no', label: 'no' },
      ]}
      value={isGiven ? 'yes' : 'no'}
      onChange={(chosen) => onChange({ ...test, op: 'equals', value: chosen === 'yes' })}
      allowDeselect={false}
    />
  );
}
