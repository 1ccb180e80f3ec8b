import type { LeadEvent } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { absenceEvent, isForRun, isOwnChange, mailSettledEvent } from '../model/event-names.ts';
import { hears } from './hears.ts';

/** Whether an event gives this run a reason to look: only such events are recorded as matches and ring the run. */
export function concerns({ plan, state, event }: { plan: Plan; state: RunState; event: LeadEvent }): boolean {
  if (state.phase === 'ended' || isOwnChange(event, state.runId)) return false;
  if (plan.watches.includes(event.name)) return true;
  const { wait } = state;
  if (wait === null) return false;
  if (event.name === mailSettledEvent) return wait.postponed !== null;
  if (event.name === absenceEvent && wait.movesWithAbsence) return isForRun(event, state.runId);
  return wait.listens.some((listen) => listen.events.includes(event.name) && hears(listen, event, state.runId));
}
