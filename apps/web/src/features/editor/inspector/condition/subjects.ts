import { eventInWords, fieldTypeOf, operatorsOf } from '@tendril/condition';
import type { NameOption } from '../form/name-options.ts';
import { inWords } from '../form/json-schema.ts';
import type { DraftTest } from './draft-condition.ts';
import { startOfTest } from './start-of-test.ts';

/** What a test can be about: a field under its own name, what a lead did behind this prefix. */
const deedPrefix = 'event:';

const aboutLead = [
  { value: 'score', label: 'Score' },
  { value: 'stage', label: 'Stage' },
  { value: 'tags', label: 'Tags' },
  { value: 'email', label: 'Email address' },
  { value: 'timeZone', label: 'Time zone' },
  { value: 'createdAt', label: 'First seen' },
];

const deeds: Readonly<Record<string, string>> = {
  'email.opened': 'Opened an email',
  'email.clicked': 'Clicked in an email',
  'reply.received': 'Replied',
  'form.submitted': 'Submitted a form',
  'page.visited': 'Visited a page',
  'meeting.booked': 'Booked a meeting',
};

export interface SubjectGroup {
  group: string;
  items: { value: string; label: string }[];
}

/** Everything a test can be about. `current` is what this one is about, known or not. */
export function subjectsFor({
  fields,
  events,
  topics,
  current,
}: {
  fields: readonly string[];
  events: readonly NameOption[];
  topics: readonly string[];
  current: string;
}): SubjectGroup[] {
  const item = (value: string) => ({ value, label: labelOfSubject(value) });
  const groups = [
    { group: 'Lead', items: [...aboutLead, ...topics.map((topic) => item(`consent.${topic}`))] },
    {
      group: 'What they did',
      items: [...new Set([...Object.keys(deeds), ...events.map(({ name }) => name)])].map((name) =>
        item(`${deedPrefix}${name}`),
      ),
    },
    { group: 'Fields', items: fields.map((name) => item(`lead.${name}`)) },
  ];
  const isOffered = groups.some(({ items }) => items.some(({ value }) => value === current));
  return isOffered || current === '' ? groups : [...groups, { group: 'Chosen', items: [item(current)] }];
}

export function labelOfSubject(subject: string): string {
  const own = aboutLead.find(({ value }) => value === subject);
  if (own !== undefined) return own.label;
  if (subject.startsWith(deedPrefix)) {
    const name = subject.slice(deedPrefix.length);
    return deeds[name] ?? inWords(eventInWords(name));
  }
  const name = inWords(subject.slice(subject.indexOf('.') + 1));
  if (subject.startsWith('consent.')) return `Agreed to ${name.toLowerCase()}`;
  return subject.startsWith('entry.') ? `${name} (at entry)` : name;
}

/** What a test is about; empty when nothing was chosen yet. */
export function subjectOf(test: DraftTest): string {
  if (typeof test['event'] === 'string') return `${deedPrefix}${test['event']}`;
  return typeof test['field'] === 'string' ? test['field'] : '';
}

/** A new test about something, with what it asks at first. */
export function testAbout(subject: string): DraftTest {
  if (subject.startsWith(deedPrefix))
    return { event: subject.slice(deedPrefix.length), times: { op: 'atLeast', n: 1 }, since: 'entry' };
  if (fieldTypeOf(subject) === 'consent') return { field: subject, op: 'equals', value: true };
  const [first = 'known'] = operatorsFor(subject);
  return { field: subject, ...startOfTest(first) };
}

/** The comparisons that make sense on a field; for a number the one that is meant most often comes first. */
export function operatorsFor(field: string): readonly string[] {
  const operators = operatorsOf[fieldTypeOf(field) ?? 'any'];
  return fieldTypeOf(field) === 'number' ? ['atLeast', ...operators.filter((op) => op !== 'atLeast')] : operators;
}
