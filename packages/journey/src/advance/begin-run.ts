import type { Entry, RunState } from '../model/state.ts';

/** A run that has just entered: it stands before its entry step, and the next `advance` makes its first block. */
export function beginRun({ runId, entry, accelerated }: { runId: string; entry: Entry; accelerated: boolean }): RunState {
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
    used: [],
    reply: null,
    lastMail: null,
    goalAt: null,
    blockAt: entry.at,
    momentAt: entry.at,
    accelerated,
  };
}
