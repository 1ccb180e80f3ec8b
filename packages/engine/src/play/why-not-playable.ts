import type { Plan, Problem } from '@tendril/journey';
import { shortestWait, timerGrainMs } from './shortest-wait.ts';

const dayMs = 86_400_000;

/** What keeps a sound plan from being played from this entry at this speed (`dayMs`: real ms per day of the journey). */
export function whyNotPlayable(plan: Plan, of: { entryStep: string; dayMs: number }): Problem[] {
  return [...whyNoWayIn(plan, of.entryStep), ...whyTooFast(plan, of.dayMs)];
}

function whyNoWayIn(plan: Plan, entryStep: string): Problem[] {
  if (plan.entries.includes(entryStep)) return [];
  const nodeId = Object.hasOwn(plan.nodes, entryStep) ? entryStep : null;
  return [{ code: 'noEntry', severity: 'error', nodeId, message: 'Leads do not enter at this step.' }];
}

/** A wait shorter than a timer's grain would end in no order with anything else. */
function whyTooFast(plan: Plan, realDayMs: number): Problem[] {
  const shortest = shortestWait(plan);
  const leastDayMs = shortest === null ? 0 : Math.ceil((timerGrainMs * dayMs) / shortest.ms);
  if (shortest === null || realDayMs >= leastDayMs) return [];
  const title = plan.nodes[shortest.nodeId]?.title ?? 'A step';
  const message = `This is too fast for “${title}”: it waits too short a time. Let a day take at least ${inSeconds(leastDayMs)}.`;
  return [{ code: 'tooFast', severity: 'error', nodeId: shortest.nodeId, message }];
}

/** Rounded up, so that what is said is enough. */
function inSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
