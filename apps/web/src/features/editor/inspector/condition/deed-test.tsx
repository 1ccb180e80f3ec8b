import { Group, NumberInput, Select, Stack } from '@mantine/core';
import { EventTests } from '../form/event-filter-field.tsx';
import { asRecord } from '../form/field-props.ts';
import type { DraftTest } from './draft-condition.ts';

const howOften = [
  { value: 'atLeast', label: 'at least' },
  { value: 'atMost', label: 'at most' },
  { value: 'exactly', label: 'exactly' },
];
const spans = [
  { value: 'entry', label: 'since entering' },
  { value: 'days', label: 'in the last …' },
  { value: 'ever', label: 'ever' },
];

/** How often a lead did something, since when (behaviour must always say so), and which of it counts. */
export function DeedTest({ test, onChange }: { test: DraftTest; onChange: (test: DraftTest) => void }) {
  const times = asRecord(test['times'] ?? { op: 'atLeast', n: 1 });
  const since = test['since'];
  const { lastDays } = asRecord(since);
  const where = Array.isArray(test['where']) ? test['where'].map(asRecord) : [];
  const withWhere = (tests: readonly unknown[]): void => {
    const { where: _before, ...rest } = test;
    onChange(tests.length === 0 ? rest : { ...rest, where: tests });
  };
  return (
    <Stack gap={8}>
      <Group gap={8} grow wrap="nowrap">
        <Select
          aria-label="Compared with how often"
          data={howOften}
          value={String(times['op'])}
          onChange={(op) => onChange({ ...test, times: { ...times, op } })}
          allowDeselect={false}
        />
        <NumberInput
          aria-label="How often"
          min={0}
          suffix={times['n'] === 1 ? ' time' : ' times'}
          allowDecimal={false}
          value={typeof times['n'] === 'number' ? times['n'] : ''}
          onChange={(n) => onChange({ ...test, times: { ...times, n } })}
        />
      </Group>
      <Group gap={8} grow wrap="nowrap">
        <Select
          aria-label="Since when"
          data={spans}
          value={typeof since === 'string' ? since : 'days'}
          onChange={(span) => onChange({ ...test, since: span === 'days' ? { lastDays: 30 } : span })}
          allowDeselect={false}
        />
        {typeof since !== 'string' && (
          <NumberInput
            aria-label="How many days back"
            min={1}
            suffix={lastDays === 1 ? ' day' : ' days'}
            allowDecimal={false}
            value={typeof lastDays === 'number' ? lastDays : ''}
            onChange={(days) => onChange({ ...test, since: { lastDays: days } })}
          />
        )}
      </Group>
      <EventTests label="Only where" tests={where} event={String(test['event'])} onChange={withWhere} />
    </Stack>
  );
}
