import type { Plan } from '@tendril/journey';
import type { LoadedRun, OpenRun } from './load-run.ts';

/** A loaded run with the plan it is to be carried on by. */
export function openRun({ row, lead, clock, now }: LoadedRun, plan: Plan): OpenRun {
  const { id, journeyId, versionId, state, stepCount, entryKey } = row;
  return { runId: id, journeyId, versionId, lead, clock, plan, state, now, stepCount, entryKey };
}
