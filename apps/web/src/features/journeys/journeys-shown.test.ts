import type { JourneyInList } from '@tendril/api';
import { expect, it } from 'vitest';
import { journeysShown, type JourneysShown } from './journeys-shown.ts';

const journey = (name: string, more: Partial<JourneyInList> = {}): JourneyInList => ({
  ...{ id: name, name, status: 'live', liveVersion: 1, hasUnpublishedChanges: false },
  ...{ inside: 0, held: 0, entered7d: 0, updatedAt: '2026-03-01T09:00:00Z' },
  ...more,
});
const journeys = [
  journey('Webinar', { status: 'draft', updatedAt: '2026-03-04T09:00:00Z' }),
  journey('Demo request', { inside: 4, entered7d: 9 }),
  journey('Long nurture', { status: 'paused', inside: 31 }),
];

it.each<[string, Partial<JourneysShown>, string[]]>([
  ['all by name', {}, ['Demo request', 'Long nurture', 'Webinar']],
  ['by part of the name', { search: ' NUR ' }, ['Long nurture']],
  ['by status', { status: 'draft' }, ['Webinar']],
  ['the fullest first', { order: 'inside' }, ['Long nurture', 'Demo request', 'Webinar']],
  ['the last changed first', { order: 'changed' }, ['Webinar', 'Demo request', 'Long nurture']],
  ['most entries first', { order: 'entered' }, ['Demo request', 'Long nurture', 'Webinar']],
])('%s', (_what, shown, names) => {
  const all = { search: '', status: null, order: 'name', ...shown } as const;
  expect(journeysShown(journeys, all).map(({ name }) => name)).toEqual(names);
});
