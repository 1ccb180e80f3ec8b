import type { Engine } from '../engine.ts';
import { EngineFailure, failureCodeOf } from '../failure.ts';
import { markDelivered, markFailed, type OutboxRow } from './claim.ts';
import { deliver, type Telling } from './deliver.ts';

/** Tellings under way in one lane; while Temporal is away, further ones are given back at once, for later. */
const maxTellings = 64;

/** A row of which only Temporal has not heard yet. */
interface Untold {
  row: OutboxRow;
  tell: Telling;
}

/** The claimed rows of one lane on their way. */
export interface Deliveries {
  /** Resolves when all that Postgres decides is done; what Temporal is told goes on beside, so that it holds up nobody. */
  deliver(rows: readonly OutboxRow[]): Promise<void>;
  /** Resolves when nothing is under way any more. */
  whenIdle(): Promise<void>;
}

export function createDeliveries(engine: Engine): Deliveries {
  const underWay = new Set<Promise<void>>();
  let tellings = 0;

  async function tellAll(untold: readonly Untold[]): Promise<void> {
    tellings += untold.length;
    await attemptAll(engine, untold, ({ tell }) => tell().then(() => 'delivered' as const));
    tellings -= untold.length;
  }

  return {
    async deliver(rows) {
      const untold: Untold[] = [];
      const claimed = rows.map((row) => ({ row }));
      await attemptAll(engine, claimed, async ({ row }) => {
        const tell = await deliver(engine, row);
        if (tell === null) return 'delivered';
        if (tellings + untold.length >= maxTellings) throw new EngineFailure('temporal_unavailable');
        untold.push({ row, tell });
        return 'untold';
      });
      if (untold.length === 0) return;
      const telling = tellAll(untold).finally(() => underWay.delete(telling));
      underWay.add(telling);
    },
    async whenIdle() {
      await Promise.all(underWay);
    },
  };
}

/** Tries something with each row: strikes off those it delivered, gives back those it failed with. Never rejects. */
async function attemptAll<Item extends { row: OutboxRow }>(
  engine: Engine,
  items: readonly Item[],
  attempt: (item: Item) => Promise<'delivered' | 'untold'>,
): Promise<void> {
  const delivered: OutboxRow[] = [];
  await Promise.all(
    items.map(async (item) => {
      try {
        if ((await attempt(item)) === 'delivered') delivered.push(item.row);
      } catch (error) {
        await giveBack(engine, item.row, failureCodeOf(error));
      }
    }),
  );
  // When this fails the lease runs out and the rows are delivered again, which is harmless.
  await markDelivered(engine.db, delivered).catch((error: unknown) =>
    engine.log('warn', 'delivered_twice', { code: failureCodeOf(error) }),
  );
}

async function giveBack(engine: Engine, row: OutboxRow, code: string): Promise<void> {
  engine.log('warn', 'delivery_failed', { kind: row.kind, attempts: row.attempts, code });
  await markFailed(engine.db, row, code).catch(() => {});
}
