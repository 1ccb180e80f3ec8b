import { handoff, journey, journeyRun, lead, reply, type Database, type HandoffState } from '@tendril/db';
import { and, asc, desc, eq, ne, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { companyOf, leadName } from '../leads/lead-name.ts';
import { deedsOf } from './deeds-of.ts';
import { nextStepFor } from './next-step.ts';
import { readingsIn, reasonsFor, type Deed, type Reading } from './reasons.ts';
import { repNameSchema } from './rep-name.ts';

export const handoffListSchema = z.strictObject({
  /** `mine`: open, and taken by `by`. */
  state: z.enum(['open', 'mine', 'answered', 'all']).default('open'),
  by: repNameSchema.optional(),
  limit: z.int().min(1).max(500).default(50),
});
type HandoffListInput = z.output<typeof handoffListSchema>;

/** A lead a journey handed to sales, with what speaks for it. Moments are ISO 8601. */
export interface HandoffInList {
  id: string;
  leadId: string;
  name: string;
  company: string | null;
  email: string | null;
  phone: string | null;
  score: number;
  stage: string;
  state: HandoffState;
  journeyName: string;
  /** What the journey asks of sales. */
  note: string;
  /** What speaks for the lead, at most three, the strongest first: "replied: interested", "clicked in emails 2 times". */
  reasons: string[];
  /** What the lead read, the latest first. */
  readings: Reading[];
  /** What sales may do next. */
  nextStep: string;
  /** The lead's latest reply and what it was read as. */
  lastReply: { text: string; intent: string | null; at: string } | null;
  openedAt: string;
  dueAt: string;
  /** Who took it to answer it. */
  claimedBy: string | null;
  claimedAt: string | null;
  answeredAt: string | null;
  answeredBy: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** The day to come back on (yyyy-mm-dd), when the answer was "not now". */
  until: string | null;
}

const mostReplyCharacters = 1_000;

/** Hand-offs that wait for an answer, the most urgent first; or the answered ones, the latest answer first; or all, the latest first. */
export async function listHandoffs({ engine: { db } }: ApiContext, input: HandoffListInput): Promise<HandoffInList[]> {
  const rows = await readHandoffs(db, input);
  const deeds = await deedsOf(
    db,
    rows.map((row) => row.handoff.id),
  );
  return rows.map((row) => told(row, deeds.get(row.handoff.id) ?? []));
}

/** The query for one list. */
export function readHandoffs(db: Database, { state, by = '', limit }: HandoffListInput) {
  const lastReply = db
    .select({
      text: sql<string>`left(${reply.body}, ${mostReplyCharacters})`.as('text'),
      intent: sql<string | null>`${reply.reading} ->> 'primary'`.as('intent'),
      receivedAt: reply.receivedAt,
    })
    .from(reply)
    .where(eq(reply.leadId, handoff.leadId))
    .orderBy(desc(reply.receivedAt))
    .limit(1)
    .as('last_reply');
  const orders: Record<HandoffListInput['state'], SQL[]> = {
    open: [asc(handoff.dueAt), asc(handoff.id)],
    mine: [asc(handoff.dueAt), asc(handoff.id)],
    answered: [desc(handoff.answeredAt), desc(handoff.id)],
    all: [desc(handoff.openedAt)],
  };
  return db
    .select({
      handoff,
      lead: { email: lead.email, fields: lead.fields, score: lead.score, stage: lead.stage },
      journeyName: journey.name,
      text: lastReply.text,
      intent: lastReply.intent,
      repliedAt: lastReply.receivedAt,
    })
    .from(handoff)
    .innerJoin(lead, eq(lead.id, handoff.leadId))
    .innerJoin(journeyRun, eq(journeyRun.id, handoff.runId))
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .leftJoinLateral(lastReply, sql`true`)
    .where(and(eq(lead.isRehearsal, false), isShown(state, by)))
    .orderBy(...orders[state])
    .limit(limit);
}

/** Which hand-offs a list shows. */
export function isShown(state: HandoffListInput['state'], by: string): SQL | undefined {
  if (state === 'all') return undefined;
  if (state === 'answered') return ne(handoff.state, 'open');
  return and(eq(handoff.state, 'open'), state === 'mine' ? eq(handoff.claimedBy, by) : undefined);
}

function told(row: Awaited<ReturnType<typeof readHandoffs>>[number], deeds: readonly Deed[]): HandoffInList {
  const { id, leadId, state, note, claimedBy, answeredBy, reason, until } = row.handoff;
  const { email, fields, score, stage } = row.lead;
  const { text, intent, repliedAt } = row;
  const readings = readingsIn(deeds);
  return {
    ...{ id, leadId, state, note, claimedBy, answeredBy, reason, until, email, score, stage, readings },
    name: leadName(row.lead),
    company: companyOf(fields),
    phone: typeof fields['phone'] === 'string' ? fields['phone'] : null,
    journeyName: row.journeyName,
    reasons: reasonsFor(deeds),
    nextStep: nextStepFor({ intent, lastRead: readings[0]?.what ?? null }),
    lastReply: text === null || repliedAt === null ? null : { text, intent, at: repliedAt.toISOString() },
    openedAt: row.handoff.openedAt.toISOString(),
    dueAt: row.handoff.dueAt.toISOString(),
    claimedAt: row.handoff.claimedAt?.toISOString() ?? null,
    answeredAt: row.handoff.answeredAt?.toISOString() ?? null,
  };
}
