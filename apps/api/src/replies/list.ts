import { journey, journeyRun, journeyVersion, lead, reply } from '@tendril/db';
import { stripQuoted, holdsMail, type IntentReading } from '@tendril/intent';
import type { PlanNode } from '@tendril/journey';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { companyOf, leadName } from '../leads/lead-name.ts';
import { waysOf, type WayOn } from './ways-of.ts';

/** A reply nobody could be sure of. The journey waits until somebody says what it means. */
export interface ReplyToReview {
  id: string;
  leadId: string;
  name: string;
  company: string | null;
  subject: string;
  /** What they wrote this time, without quoted mail and signature. */
  text: string;
  receivedAt: string;
  /** What we would guess, how sure that is (0 to 1), and the words it rests on. */
  guess: { intent: string; confidence: number; evidence: string[] };
  /** The day to come back on (yyyy-mm-dd) that we read in it. */
  until: string | null;
  /** No email goes to them meanwhile: they may have asked to be left alone. */
  holdsMail: boolean;
  /** Where they wait for it; null where they stand elsewhere, or in no journey any more. */
  waits: WaitingStep | null;
}

export interface WaitingStep {
  journeyId: string;
  journeyName: string;
  step: string;
  /** When the journey goes on without an answer. */
  dueAt: string | null;
  /** Which way each meaning leads; a meaning that is not named goes by `otherwise`. */
  ways: WayOn[];
  otherwise: string;
}

const mostShown = 100;

/** Replies that wait for a person: first those a journey waits for, and of these the oldest. */
export async function listReplies({ engine: { db } }: ApiContext): Promise<ReplyToReview[]> {
  const rows = await db
    .select({
      reply,
      lead: { email: lead.email, fields: lead.fields },
      journeyId: journeyRun.journeyId,
      journeyName: journey.name,
      dueAt: journeyRun.dueAt,
      node: sql<PlanNode | null>`${journeyVersion.plan} #> array['nodes', ${journeyRun.nodeId}]`,
    })
    .from(reply)
    .innerJoin(lead, eq(lead.id, reply.leadId))
    .leftJoin(journeyRun, and(eq(journeyRun.id, reply.runId), eq(journeyRun.status, 'active')))
    .leftJoin(journey, eq(journey.id, journeyRun.journeyId))
    .leftJoin(journeyVersion, eq(journeyVersion.id, journeyRun.versionId))
    .where(and(eq(reply.needsPerson, 'open'), eq(lead.isRehearsal, false), isNull(lead.erasedAt)))
    .orderBy(sql`${journeyRun.id} is null`, asc(reply.receivedAt), asc(reply.id))
    .limit(mostShown);
  return rows.map((row) => ({ ...aboutReply(row), waits: waitingStep(row) }));
}

function aboutReply({
  reply: row,
  lead: who,
}: {
  reply: typeof reply.$inferSelect;
  lead: Parameters<typeof leadName>[0];
}) {
  // Safe because only recordReply writes readings.
  const reading = row.reading as IntentReading;
  const [guess] = reading.labels.filter(({ label }) => label === reading.primary);
  return {
    ...{ id: row.id, leadId: row.leadId, subject: row.subject, until: reading.until },
    name: leadName(who),
    company: companyOf(who.fields),
    text: stripQuoted(row.body) || row.body,
    receivedAt: row.receivedAt.toISOString(),
    guess: { intent: reading.primary, confidence: guess?.confidence ?? 0, evidence: guess?.evidence ?? [] },
    holdsMail: holdsMail(reading),
  };
}

function waitingStep(row: {
  journeyId: string | null;
  journeyName: string | null;
  dueAt: Date | null;
  node: PlanNode | null;
}): WaitingStep | null {
  const { journeyId, journeyName, dueAt, node } = row;
  if (journeyId === null || journeyName === null || node === null) return null;
  const ways = waysOf(node);
  if (ways === null) return null;
  return { journeyId, journeyName, step: node.title, dueAt: dueAt?.toISOString() ?? null, ...ways };
}
