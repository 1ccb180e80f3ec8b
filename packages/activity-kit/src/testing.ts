import type { z } from 'zod';
import type { ActivityContext, ActivityLogger, LeadSnapshot, RunOfCall } from './activity-context.ts';
import type { CallResult } from './call-store.ts';
import type { ActivityDefinition } from './define-activity.ts';
import { executeActivity } from './execute-activity.ts';

/** What a test gives; everything but the input has a default. */
export interface TestCall<Input extends z.ZodType> {
  input: z.input<Input>;
  lead?: Partial<LeadSnapshot>;
  run?: Partial<RunOfCall>;
  idempotencyKey?: string;
  logger?: ActivityLogger;
  signal?: AbortSignal;
  heartbeat?: () => void;
}

const silent: ActivityLogger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const testLead: LeadSnapshot = { id: 'lead-1', email: null, fields: {} };
const testRun: RunOfCall = { id: 'run-1', nodeId: 'node-1', journeyName: 'Test journey' };

/**
 * Executes an activity as a worker would, without Temporal and Postgres: input and output are parsed, `permanent`
 * becomes `{ errorCode }`. Throws what would be retried.
 */
export function runActivityForTest<Input extends z.ZodType, Output extends z.ZodType, Outcome extends string>(
  definition: ActivityDefinition<Input, Output, Outcome>,
  call: TestCall<Input>,
): Promise<CallResult> {
  const context: ActivityContext = {
    lead: { ...testLead, ...call.lead },
    run: { ...testRun, ...call.run },
    idempotencyKey: call.idempotencyKey ?? 'call-1',
    logger: call.logger ?? silent,
    heartbeat: call.heartbeat ?? (() => {}),
    signal: call.signal ?? new AbortController().signal,
  };
  return executeActivity(definition, { input: call.input, context });
}
