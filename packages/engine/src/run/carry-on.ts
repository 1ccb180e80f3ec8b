import type { Transaction } from '@tendril/db';
import {
  eventsOf,
  settle,
  type Effect,
  type Facts,
  type LeadEvent,
  type RunState,
  type Standing,
  type Step,
} from '@tendril/journey';
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
  state: RunState;
  standing: Standing;
  steps: readonly Step[];
  obeyed: readonly string[];
}

/**
 * Carries a run on until no reason is left, and writes path and effects. Changes of the lead become events, which other runs
 * may be waiting for and this one too.
 */
export async function carryOn(
  tx: Transaction,
  engine: Engine,
  of: { run: OpenRun; pending: Pick<Facts, 'call' | 'commands'> },
): Promise<Carried> {
  const { run } = of;
  let facts = await loadFacts(tx, run, of.pending);
  let { state } = run;
  const steps: Step[] = [];
  const effects: Effect[] = [];
  const obeyed: string[] = [];
  const now = toRunTime(run.clock, run.now);
  for (let changed = false; ; changed = true) {
    const settled = settle({ plan: run.plan, state, facts, now });
    steps.push(...settled.steps);
    effects.push(...settled.effects);
    obeyed.push(...settled.obeyed);
    ({ state, facts } = settled);
    const caused = await storeCaused(tx, engine, { run, state, effects: settled.effects });
    const read = caused.filter((event) => run.plan.needs.events[event.name] !== undefined);
    if (read.length > 0 && state.phase !== 'ended') {
      facts = { ...facts, events: [...facts.events, ...read] };
      continue;
    }
    await writeEffects(tx, run, { steps, effects, facts });
    if (state.phase === 'ended') await rememberEnd(tx, run);
    return { changed: changed || settled.changed, state, standing: settled.standing, steps, obeyed };
  }
}

/** Stores the events that effects on the lead amount to, so that whoever waits for such a change hears of it. */
async function storeCaused(
  tx: Transaction,
  engine: Engine,
  of: { run: OpenRun; state: RunState; effects: readonly Effect[] },
): Promise<LeadEvent[]> {
  const { run, state } = of;
  const stored: LeadEvent[] = [];
  for (const { name, properties } of of.effects.flatMap((effect) => eventsOf(effect))) {
    const { eventId } = await storeEvent(tx, engine, {
      lead: { row: run.lead, now: run.now },
      name,
      properties: { ...properties, runId: run.runId },
      source: 'run',
      causedByRunId: run.runId,
      ...(run.clock === null ? {} : { virtualAtMs: state.blockAt }),
    });
    stored.push({ id: eventId, name, properties, at: state.blockAt });
  }
  return stored;
}
