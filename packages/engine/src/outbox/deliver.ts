import {
  leadJourneyType,
  priorities,
  queues,
  searchAttributes,
  wakeSignal,
  workflowIdOf,
  type LeadJourneyInput,
} from '@tendril/contract';
import { journey, journeyRun } from '@tendril/db';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { advanceRun } from '../run/advance-run.ts';
import { enter } from '../run/enter.ts';
import type { OutboxRow } from './claim.ts';
import type { EnterPayload } from './write-outbox.ts';

const journeyKey = defineSearchAttributeKey(searchAttributes.journey, SearchAttributeType.KEYWORD);
const sourceKey = defineSearchAttributeKey(searchAttributes.source, SearchAttributeType.KEYWORD);

/** Delivers one row; throws when it must be tried again. Delivering a row twice is harmless. */
export async function deliver(engine: Engine, row: OutboxRow): Promise<void> {
  switch (row.kind) {
    case 'enter':
      return enterByEvent(engine, row);
    case 'start':
      return startWorkflow(engine, row.runId ?? '');
    case 'ring':
      return ring(engine, row.runId ?? '');
  }
}

async function enterByEvent(engine: Engine, row: OutboxRow): Promise<void> {
  // Safe because rows of this kind are written by `enterLater` alone.
  const { journeyId, nodeId, key, eventId, eventAtMs, properties } = row.payload as EnterPayload;
  const entered = await enter(engine, {
    leadId: row.leadId ?? '',
    journeyId,
    nodeId,
    key,
    event: { id: eventId, atMs: eventAtMs },
    properties,
    source: 'event',
  });
  if (entered.kind === 'keptOut') engine.log('info', 'kept_out', { journeyId, why: entered.why });
}

/**
 * The relay looks at a rung run itself, so that a reaction neither queues behind Temporal's backlog nor needs Temporal up. Then
 * it wakes the workflow to set its timer anew; a run that has ended only needs its workflow closed, if there is one.
 */
async function ring(engine: Engine, runId: string): Promise<void> {
  const next = await advanceRun(engine, runId, engine.now(Date.now()));
  if (engine.temporal === null) return;
  if (next.kind !== 'done') return wakeWorkflow(engine, engine.temporal, runId);
  try {
    await engine.temporal.workflow.getHandle(workflowIdOf(runId)).signal(wakeSignal);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

async function wakeWorkflow(engine: Engine, temporal: Client, runId: string): Promise<void> {
  const options = await workflowOptions(engine, runId);
  if (options !== null)
    await temporal.workflow.signalWithStart(leadJourneyType, { ...options, signal: wakeSignal, signalArgs: [] });
}

async function startWorkflow(engine: Engine, runId: string): Promise<void> {
  if (engine.temporal === null) return;
  const options = await workflowOptions(engine, runId);
  if (options === null) return;
  const { dueAt, ...rest } = options;
  const delayMs = dueAt === null ? 0 : dueAt.getTime() - Date.now();
  await engine.temporal.workflow.start(leadJourneyType, {
    ...rest,
    workflowIdConflictPolicy: 'USE_EXISTING',
    ...(delayMs > 0 ? { startDelay: delayMs } : {}),
  });
}

/** How the workflow of a run is started, or null when Postgres says that the run has ended. */
async function workflowOptions(engine: Engine, runId: string) {
  const [run] = await engine.db
    .select({
      status: journeyRun.status,
      source: journeyRun.source,
      dueAt: journeyRun.dueAt,
      journeyId: journeyRun.journeyId,
      journeyName: journey.name,
    })
    .from(journeyRun)
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .where(eq(journeyRun.id, runId));
  if (run === undefined || run.status === 'ended') return null;
  const input: LeadJourneyInput = { runId };
  return {
    workflowId: workflowIdOf(runId),
    taskQueue: queues.journey,
    args: [input] as [LeadJourneyInput],
    // Rejecting duplicates could never revive a run whose workflow was terminated or lost.
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    priority: { priorityKey: run.source === 'import' ? priorities.mass : priorities.event },
    ...(engine.hasSearchAttributes
      ? {
          typedSearchAttributes: [
            { key: journeyKey, value: run.journeyId },
            { key: sourceKey, value: run.source },
          ],
        }
      : {}),
    dueAt: run.dueAt,
  };
}
