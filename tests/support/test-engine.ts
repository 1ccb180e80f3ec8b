import { journeyRun, journeyStep, openDatabase } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import {
  captureLead,
  createDevMailboxStore,
  createEngine,
  createJourney,
  enter,
  publish,
  type Engine,
} from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';

/**
 * A clock that moves one millisecond at every look, so that no two transactions share a moment and the order of times is the
 * order in which the locks were got. Tests move it on by hand.
 */
export class SteppingClock {
  now: number;
  /** 1, or 0 for a clock that only the test moves. */
  readonly #stepMs: number;

  constructor(start: number, stepMs = 1) {
    this.now = start;
    this.#stepMs = stepMs;
  }

  step(): number {
    this.now += this.#stepMs;
    return this.now;
  }
}

export interface TestEngine {
  engine: Engine;
  clock: SteppingClock;
  close(): Promise<void>;
}

/** The engine on a real Postgres, without Temporal, on a clock of the test's own. */
export function createTestEngine(
  databaseUrl: string,
  options: { poolSize?: number; start?: number; isFrozen?: boolean } = {},
): TestEngine {
  const client = openDatabase(databaseUrl, { poolSize: options.poolSize ?? 20, name: 'test' });
  const clock = new SteppingClock(options.start ?? Date.UTC(2026, 2, 2, 9), options.isFrozen === true ? 0 : 1);
  const engine = createEngine({
    client,
    transport: createDevMailbox(createDevMailboxStore(client.db)),
    secret: 'a secret of at least thirty-two characters',
    publicUrl: 'http://127.0.0.1:1',
    now: () => clock.step(),
  });
  return { engine, clock, close: () => client.close() };
}

export async function publishGraph(engine: Engine, graph: GraphInput): Promise<string> {
  const journeyId = await createJourney(engine, { name: graph.name, graph });
  const published = await publish(engine, { journeyId, graph });
  expect(published).toMatchObject({ kind: 'published' });
  return journeyId;
}

/** Makes leads with consent to marketing; their ids, in order. */
export async function makeLeads(engine: Engine, count: number, prefix = 'lead'): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const captured = await captureLead(engine, {
      email: `${prefix}${index}@people.example`,
      consent: { topics: ['marketing'], source: 'test' },
    });
    if (captured.kind !== 'captured') throw new Error(captured.message);
    ids.push(captured.leadId);
  }
  return ids;
}

export async function enterAt(
  engine: Engine,
  of: { leadId: string; journeyId: string; nodeId: string },
): Promise<string> {
  const entered = await enter(engine, { ...of, key: '', source: 'manual' });
  if (entered.kind !== 'entered') throw new Error(`kept out: ${entered.why}`);
  return entered.runId;
}

export async function pathOf(engine: Engine, runId: string) {
  return engine.db.select().from(journeyStep).where(eq(journeyStep.runId, runId)).orderBy(asc(journeyStep.seq));
}

export async function runOf(engine: Engine, runId: string) {
  const [row] = await engine.db.select().from(journeyRun).where(eq(journeyRun.id, runId));
  if (row === undefined) throw new Error(`no run ${runId}`);
  return row;
}

/** Does `work` for every item, `width` at a time. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = items.map((item, index) => ({ item, index }));
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next.item, next.index);
    }),
  );
}
