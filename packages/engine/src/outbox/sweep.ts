import { journeyRun, runCall, runMatch } from '@tendril/db';
import { sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { failureCodeOf } from '../failure.ts';
import { sweepPlays } from '../play/sweep-plays.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { createBell } from './bell.ts';
import type { Relay } from './relay.ts';
import { ringOverdue } from './write-outbox.ts';

const sweepEveryMs = 60_000;
const maxRunsPerSweep = 5_000;

/** The call a run stands at. Begins with the runs, which are few: calls that were used stay for ever. */
const standsAt = sql`${journeyRun.state} ->> 'phase' = 'calling' and ${runCall.callId} = ${journeyRun.state} ->> 'callId'`;

/** Runs that should have been carried on and were not: over 2 minutes past their deadline, or with news untouched for 30 s. */
export async function findOverdue(engine: Engine): Promise<string[]> {
  const rows = await engine.db.execute<{ id: string }>(sql`
    select ${journeyRun.id} as id from ${journeyRun}
      where ${journeyRun.status} = 'active' and ${journeyRun.dueAt} < now() - interval '2 minutes'
    union
    select ${runMatch.runId} from ${runMatch} join ${journeyRun} on ${journeyRun.id} = ${runMatch.runId}
      where ${runMatch.createdAt} < now() - interval '30 seconds' and ${journeyRun.status} <> 'ended'
    union
    select run_id from run_command join ${journeyRun} on ${journeyRun.id} = run_id
      where created_at < now() - interval '30 seconds' and ${journeyRun.status} <> 'ended'
    union
    select ${runCall.runId} from ${journeyRun} join ${runCall} on ${standsAt}
      where ${runCall.status} = 'done' and ${runCall.finishedAt} < now() - interval '30 seconds'
    limit ${maxRunsPerSweep}`);
  return rows.map((row) => row.id);
}

/**
 * A run at a call has no deadline, so nothing but its workflow carries it on. Asks for that again when the call is open for long:
 * harmless where it is there, and where an operator terminated it the call is made after all.
 */
async function startCallers(engine: Engine): Promise<void> {
  await engine.db.execute(sql`
    insert into outbox (lane, kind, run_id)
    select 'bulk', 'start', ${runCall.runId} from ${journeyRun} join ${runCall} on ${standsAt}
    where ${runCall.status} = 'open' and ${runCall.createdAt} < now() - interval '5 minutes'
      and not exists (select from outbox where kind = 'start' and run_id = ${runCall.runId})
    limit ${maxRunsPerSweep}`);
}

/** A migration nobody has touched for a while goes on: its workflow may have been lost with Temporal's database. */
async function startMigrations(engine: Engine): Promise<void> {
  await engine.db.execute(sql`
    insert into outbox (lane, kind, payload)
    select 'bulk', 'migrate', jsonb_build_object('migrationId', id) from journey_migration
    where state = 'running' and touched_at < now() - interval '2 minutes'
      and not exists (select from outbox where kind = 'migrate' and payload ->> 'migrationId' = journey_migration.id::text)`);
}

/** Makes the partitions of the coming months: a server that runs for long would else fill the one for everything else. */
async function preparePartitions(engine: Engine): Promise<void> {
  await engine.db.execute(sql`select tendril_ensure_partitions(2)`);
}

/** Rings what is overdue; how many runs that were. Above zero outside a storm is an alarm. */
export async function sweep(engine: Engine): Promise<number> {
  await preparePartitions(engine).catch((error: unknown) =>
    engine.log('warn', 'no_partitions', { code: failureCodeOf(error) }),
  );
  await sweepPlays(engine).catch((error: unknown) =>
    engine.log('warn', 'plays_not_swept', { code: failureCodeOf(error) }),
  );
  await startCallers(engine);
  await startMigrations(engine);
  const overdue = await findOverdue(engine);
  if (overdue.length === 0) return 0;
  await inTransaction(engine, (tx) => ringOverdue(tx, overdue));
  engine.wakeRelays();
  engine.log('warn', 'runs_overdue', { count: overdue.length });
  return overdue.length;
}

/** Sweeps every minute until stopped. */
export function startSweep(engine: Engine): Relay {
  const stopping = new AbortController();
  const bell = createBell(stopping.signal);
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await sweep(engine).catch((error: unknown) => engine.log('warn', 'sweep_failed', { code: failureCodeOf(error) }));
      await bell.wait(sweepEveryMs);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
