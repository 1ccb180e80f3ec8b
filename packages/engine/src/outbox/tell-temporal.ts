import {
  leadJourneyType,
  migrateRunsType,
  migrationIdOf,
  priorities,
  queues,
  searchAttributes,
  wakeSignal,
  workflowIdOf,
  type LeadJourneyInput,
  type MigrateRunsInput,
} from '@tendril/contract';
import { journey, journeyRun } from '@tendril/db';
import {
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  type Client,
} from '@temporalio/client';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { EngineFailure } from '../failure.ts';

/** Longest one request may take: the client itself would try for ever where the server is away. */
const requestMs = 5_000;
const journeyKey = defineSearchAttributeKey(searchAttributes.journey, SearchAttributeType.KEYWORD);
const sourceKey = defineSearchAttributeKey(searchAttributes.source, SearchAttributeType.KEYWORD);

/** Asks for the workflow of a run, delayed until its deadline. Changes nothing where there is one or the run has ended. */
export async function startWorkflow(engine: Engine, runId: string): Promise<void> {
  const start = await startOf(engine, runId);
  if (start === null || start.hasEnded) return;
  const delayMs = start.dueAt === null ? 0 : start.dueAt.getTime() - Date.now();
  await ask(engine, (temporal) =>
    temporal.workflow.start(leadJourneyType, {
      ...start.options,
      // Rejecting duplicates could never revive a run whose workflow was terminated or lost.
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      ...(delayMs > 0 ? { startDelay: delayMs } : {}),
    }),
  );
}

/**
 * Makes the workflow of a run look again and set its timer anew, or find that the run has ended; begins a new one where it is
 * gone and still needed. Always with a start: a signal alone would lie until the delay of a start is over, maybe for months.
 */
export async function wakeWorkflow(engine: Engine, runId: string): Promise<void> {
  const start = await startOf(engine, runId);
  if (start === null) return;
  await ask(engine, async (temporal) => {
    try {
      await temporal.workflow.signalWithStart(leadJourneyType, {
        ...start.options,
        workflowIdReusePolicy: start.hasEnded ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
        signal: wakeSignal,
        signalArgs: [],
      });
    } catch (error) {
      // It has ended like its run: nobody is left to wake.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  });
}

/** Asks for the workflow that takes people over to another version, unless it is under way. */
export async function startMigration(engine: Engine, migrationId: string): Promise<void> {
  const input: MigrateRunsInput = { migrationId };
  await ask(engine, (temporal) =>
    temporal.workflow.start(migrateRunsType, {
      workflowId: migrationIdOf(migrationId),
      taskQueue: queues.jobs,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    }),
  );
}

/** One request with a limit of time. Throws `temporal_unavailable` for whatever the server or the way to it refuses. */
async function ask(engine: Engine, request: (temporal: Client) => Promise<unknown>): Promise<void> {
  const { temporal } = engine;
  if (temporal === null) return;
  try {
    await temporal.withDeadline(Date.now() + requestMs, () => request(temporal));
  } catch (error) {
    if (!(error instanceof ServiceError) && !isGrpcServiceError(error)) throw error;
    throw new EngineFailure('temporal_unavailable', { cause: error });
  }
}

/** How the workflow of a run is started; null where there is no such run. */
async function startOf(engine: Engine, runId: string) {
  if (engine.temporal === null) return null;
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
  if (run === undefined) return null;
  const input: LeadJourneyInput = { runId };
  return {
    hasEnded: run.status === 'ended',
    dueAt: run.dueAt,
    options: {
      workflowId: workflowIdOf(runId),
      taskQueue: queues.journey,
      args: [input] as [LeadJourneyInput],
      priority: { priorityKey: run.source === 'import' ? priorities.mass : priorities.event },
      // What an operator reads in Temporal's list of workflows.
      staticSummary: run.journeyName,
      ...(engine.hasSearchAttributes ? { typedSearchAttributes: searchable(run) } : {}),
    },
  };
}

function searchable(run: { journeyId: string; source: string }) {
  return [
    { key: journeyKey, value: run.journeyId },
    { key: sourceKey, value: run.source },
  ];
}
