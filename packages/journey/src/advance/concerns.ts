import type { LeadEvent } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { absenceEvent, hears, mailSettledEvent } from './find-cause.ts';

/** Whether an event gives this run a reason to look: only such events are recorded as matches and ring the run. */
export function concerns({ plan, state, event }: { plan: Plan; state: RunState; event: LeadEvent }): boolean {
  if (state.phase === 'ended') return false;
  if (plan.watches.includes(event.name)) return true;
  const { wait } = state;
  if (wait === null) return false;
  if (event.name === mailSettledEvent) return wait.postponed !== null;
  if (event.name === absenceEvent) return wait.movesWithAbsence;
  return wait.listens.some((listen) => listen.events.includes(event.name) && hears(listen, event, state.runId));
}
