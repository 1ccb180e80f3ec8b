import type { OutboxLane } from '@tendril/db';
import type { Engine } from '../engine.ts';
import { failureCodeOf } from '../failure.ts';
import { createBell, type Bell } from './bell.ts';
import { claim, markDelivered, type OutboxRow } from './claim.ts';
import { deliver } from './deliver.ts';
import { createDeliveries } from './deliveries.ts';
import { outboxChannel } from './wake-relays.ts';

/** How many rows of a lane are under way at once in one relay. */
const width: Record<OutboxLane, number> = { react: 8, start: 16, bulk: 8 };
/** Relays look this often even when nobody notified them. */
const lookEveryMs = 1_000;

export interface Relay {
  /** Stops claiming, waits for what is under way. */
  stop(): Promise<void>;
}

/** Delivers outbox rows until stopped; any number of relays may run side by side. Lanes are claimed apart. */
export async function startRelay(engine: Engine): Promise<Relay> {
  const stopping = new AbortController();
  const lanes: OutboxLane[] = ['react', 'start', 'bulk'];
  const bells = lanes.map(() => createBell(stopping.signal));
  const listening = await engine.driver.listen(outboxChannel, () => bells.forEach((bell) => bell.ring()));
  const loops = lanes.map((lane, index) =>
    runLane(engine, { lane, bell: bells[index] ?? createBell(stopping.signal), signal: stopping.signal }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await listening.unlisten().catch(() => {});
    },
  };
}

async function runLane(engine: Engine, of: { lane: OutboxLane; bell: Bell; signal: AbortSignal }): Promise<void> {
  const { lane, bell, signal } = of;
  const deliveries = createDeliveries(engine);
  while (!signal.aborted) {
    const claimed = await claimSafely(engine, lane);
    if (claimed.length === 0) await bell.wait(lookEveryMs);
    else await deliveries.deliver(claimed);
  }
  await deliveries.whenIdle();
}

async function claimSafely(engine: Engine, lane: OutboxLane): Promise<OutboxRow[]> {
  try {
    return await claim(engine.db, lane, width[lane]);
  } catch (error) {
    engine.log('warn', 'claim_failed', { lane, code: failureCodeOf(error) });
    return [];
  }
}

/** Delivers whatever is due now and returns; for tests and tools that drive the engine step by step. */
export async function relayOnce(engine: Engine): Promise<number> {
  let count = 0;
  for (const lane of ['react', 'start', 'bulk'] as const) {
    for (;;) {
      const rows = await claim(engine.db, lane, 100);
      if (rows.length === 0) break;
      for (const row of rows) {
        const tell = await deliver(engine, row);
        await tell?.();
      }
      await markDelivered(engine.db, rows);
      count += rows.length;
    }
  }
  return count;
}
