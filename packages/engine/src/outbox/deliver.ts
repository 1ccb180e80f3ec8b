import type { Engine } from '../engine.ts';
import { advanceRun } from '../run/advance-run.ts';
import { enter } from '../run/enter.ts';
import type { OutboxRow } from './claim.ts';
import { startMigration, startWorkflow, wakeWorkflow } from './tell-temporal.ts';
import type { EnterPayload } from './write-outbox.ts';

/** The rest of a delivery: what Temporal is still to be told. */
export type Telling = () => Promise<void>;

/**
 * Delivers one row; throws when it must be tried again. Delivering a row twice is harmless. Answers with what is left to tell
 * Temporal, if anything: the row is delivered when that has succeeded too, and nobody's reaction need wait for it.
 */
export async function deliver(engine: Engine, row: OutboxRow): Promise<Telling | null> {
  const runId = row.runId ?? '';
  switch (row.kind) {
    case 'enter':
      await enterByEvent(engine, row);
      return null;
    case 'start':
      await startWorkflow(engine, runId);
      return null;
    case 'migrate':
      await startMigration(engine, String(row.payload['migrationId']));
      return null;
    case 'ring':
      return ring(engine, runId);
  }
}

async function enterByEvent(engine: Engine, row: OutboxRow): Promise<void> {
  // Safe because rows of this kind are written by `enterLater` alone.
  const { journeyId, nodeId, key, eventId, eventAtMs, properties, source, depth } = row.payload as EnterPayload;
  const entered = await enter(engine, {
    leadId: row.leadId ?? '',
    journeyId,
    nodeId,
    key,
    event: { id: eventId, atMs: eventAtMs },
    properties,
    source,
    depth,
  });
  if (entered.kind === 'keptOut') engine.log('info', 'kept_out', { journeyId, why: entered.why });
}

/**
 * The relay looks at a rung run itself, so that a reaction neither queues behind Temporal's backlog nor needs Temporal up. Then
 * the workflow is to be woken, to set its timer anew or to end with its run.
 */
async function ring(engine: Engine, runId: string): Promise<Telling> {
  await advanceRun(engine, runId, engine.now(Date.now()));
  return () => wakeWorkflow(engine, runId);
}
