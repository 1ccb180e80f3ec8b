import type { Transaction } from '@tendril/db';
import { settle, type CausedEvent, type Effect, type Facts, type RunState, type Step } from '@tendril/journey';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import { toRunTime } from '../time/run-clock.ts';
import { loadFacts } from './load-facts.ts';
import type { OpenRun } from './load-run.ts';
import { writeEffects } from './write-effects.ts';
import { rememberEnd } from './write-run.ts';

/** What became of a run: everything is written but its own row. */
export interface Carried {
  changed: boolean;
  /** Whether there is mail to send, or an event that others may have to be told of. */
  leftWork: boolean;
  state: RunState;
  steps: readonly Step[];
  /** Ids of the commands that were obeyed. */
  obeyed: readonly string[];
}

/** Effects that others must hear of after the commit. */
const leavingWork: ReadonlySet<Effect['kind']> = new Set(['queueMail', 'endJourney']);

/**
 * Carries a run on until no reason is left; writes its path, its effects and the events these amount to. `depth` is that of the
 * entry when this is the run's first block: a run that had to wait begins to count anew.
 */
export async function carryOn(
  tx: Transaction,
  engine: Engine,
  of: { run: OpenRun; pending: Pick<Facts, 'call' | 'commands'>; depth?: number },
): Promise<Carried> {
  const { run, depth = 0 } = of;
  const facts = await loadFacts(tx, run, of.pending);
  const settled = settle({ plan: run.plan, state: run.state, facts, now: toRunTime(run.clock, run.now) });
  await writeEffects(tx, run, settled);
  for (const event of settled.caused) await storeCaused(tx, engine, { run, event, depth });
  if (settled.state.phase === 'ended') await rememberEnd(tx, run);
  const { changed, state, steps, obeyed } = settled;
  const leftWork = settled.caused.length > 0 || settled.effects.some(({ kind }) => leavingWork.has(kind));
  return { changed, leftWork, state, steps, obeyed };
}

/** A change of the lead is an event, so that whoever waits for such a change hears of it. This run has already. */
async function storeCaused(
  tx: Transaction,
  engine: Engine,
  of: { run: OpenRun; event: CausedEvent; depth: number },
): Promise<void> {
  const { run, event, depth } = of;
  await storeEvent(tx, engine, {
    lead: { row: run.lead, now: run.now },
    name: event.name,
    properties: { ...event.properties },
    source: 'run',
    causedByRunId: run.runId,
    depth: depth + 1,
    ...(run.clock === null ? {} : { virtualAtMs: event.at }),
  });
}
