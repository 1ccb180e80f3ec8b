import type { Entry, RunState } from '../model/state.ts';

/** A run that has just entered: it stands before its entry step, and the next `advance` makes its first block. */
export function beginRun(of: { runId: string; entry: Entry; accelerated: boolean; eventId: string | null }): RunState {
  const { runId, entry, accelerated, eventId } = of;
  return {
    runId,
    phase: 'arriving',
    nodeId: entry.nodeId,
    visits: {},
    entry,
    wait: null,
    callId: null,
    held: null,
    end: null,
    arms: {},
    // The event that brought the lead in is not heard again by the first wait.
    used: eventId === null ? [] : [eventId],
    reply: null,
    lastMail: null,
    goalAt: null,
    blockAt: entry.at,
    momentAt: entry.at,
    accelerated,
  };
}
