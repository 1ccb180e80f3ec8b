import { journey, journeyRun, lead, runCall } from '@tendril/db';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

/** A call as a worker needs it: the completed input, and whom it is for. */
export type StoredCall =
  | {
      status: 'open';
      input: Record<string, unknown>;
      lead: { id: string; email: string | null; fields: Record<string, unknown> };
      run: { id: string; nodeId: string; journeyName: string };
    }
  | { status: 'done'; outcome: string }
  | { status: 'cancelled' };

/** Reads a call; null when it is unknown or its lead was erased. */
export async function loadCall(engine: Engine, callId: string): Promise<StoredCall | null> {
  const [row] = await engine.db
    .select({ call: runCall, lead, journeyName: journey.name })
    .from(runCall)
    .innerJoin(lead, eq(lead.id, runCall.leadId))
    .innerJoin(journeyRun, eq(journeyRun.id, runCall.runId))
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .where(eq(runCall.callId, callId));
  if (row === undefined || row.lead.erasedAt !== null) return null;
  const { call } = row;
  if (call.status === 'cancelled') return { status: 'cancelled' };
  if (call.status === 'done') return { status: 'done', outcome: call.outcome ?? 'error' };
  return {
    status: 'open',
    input: call.input,
    lead: { id: row.lead.id, email: row.lead.email, fields: row.lead.fields },
    run: { id: call.runId, nodeId: call.nodeId, journeyName: row.journeyName },
  };
}

/** Stores the result of a call unless there is one already: the first is the one used. A late one of a cancelled call is kept for the record. */
export async function finishCall(
  engine: Engine,
  callId: string,
  result: { outcome: string; output: unknown } | { errorCode: string },
): Promise<void> {
  const finishedAt = new Date();
  const values =
    'errorCode' in result
      ? { outcome: 'error', errorCode: result.errorCode, finishedAt }
      : { outcome: result.outcome, output: asRecord(result.output), finishedAt };
  await engine.db
    .update(runCall)
    // A cancelled call stays so: only a result of status `done` is ever used.
    .set({ ...values, status: sql`case ${runCall.status} when 'open' then 'done' else ${runCall.status} end` })
    .where(and(eq(runCall.callId, callId), isNull(runCall.outcome)));
}

/** Temporal gave up on a call: it ends by its error outcome unless a result arrived after all. */
export async function failCall(engine: Engine, callId: string, code: string): Promise<void> {
  await finishCall(engine, callId, { errorCode: code });
}

function asRecord(output: unknown): Record<string, unknown> {
  return typeof output === 'object' && output !== null && !Array.isArray(output) ? { ...output } : { value: output };
}
