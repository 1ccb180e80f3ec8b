import type { RunOfLead } from '@tendril/api';

/** What comes next for a lead by itself: the step they stand at, the one that needs somebody first. */
export function sayNext(runs: readonly Pick<RunOfLead, 'status' | 'at' | 'journeyName'>[]): string {
  const held = runs.find(({ status }) => status === 'held');
  if (held !== undefined) return `Held at “${held.at}” in ${held.journeyName}`;
  const active = runs.find(({ status }) => status === 'active');
  return active === undefined ? 'No journey takes them further' : `“${active.at}” in ${active.journeyName}`;
}
