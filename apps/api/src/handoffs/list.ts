import { handoff, journey, journeyRun, lead, reply, type HandoffState } from '@tendril/db';
import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { companyOf, leadName } from '../leads/lead-name.ts';
import { reasonsIn } from './reasons.ts';

export const handoffListSchema = z.strictObject({ state: z.enum(['open', 'answered']).default('open') });

/** A lead a journey handed to sales, with what speaks for it. */
export interface HandoffInList {
  id: string;
  leadId: string;
  name: string;
  company: string | null;
  score: number;
  stage: string;
  state: HandoffState;
  journeyName: string;
  /** What the journey asks of sales. */
  note: string;
  /** What the lead did, in short: "replied: interested", "clicked 2 times". */
  reasons: string[];
  /** The lead's latest reply and what it was read as. */
  lastReply: { text: string; intent: string | null } | null;
  openedAt: string;
  dueAt: string;
  answeredAt: string | null;
  answeredBy: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** The day to come back on (yyyy-mm-dd), when the answer was "not now". */
  until: string | null;
}

const mostShown = 200;
const mostReplyCharacters = 1_000;

/** Hand-offs that wait for an answer, the most urgent first; or the answered ones, the latest first. */
export async function listHandoffs(
  { engine: { db } }: ApiContext,
  { state }: z.output<typeof handoffListSchema>,
): Promise<HandoffInList[]> {
  const lastReply = db
    .select({
      text: sql<string>`left(${reply.body}, ${mostReplyCharacters})`.as('text'),
      intent: sql<string | null>`${reply.reading} ->> 'primary'`.as('intent'),
    })
    .from(reply)
    .where(eq(reply.leadId, handoff.leadId))
    .orderBy(desc(reply.receivedAt))
    .limit(1)
    .as('last_reply');
  const rows = await db
    .select({
      handoff,
      lead: { email: lead.email, fields: lead.fields, score: lead.score, stage: lead.stage },
      journeyName: journey.name,
      text: lastReply.text,
      intent: lastReply.intent,
    })
    .from(handoff)
    .innerJoin(lead, eq(lead.id, handoff.leadId))
    .innerJoin(journeyRun, eq(journeyRun.id, handoff.runId))
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .leftJoinLateral(lastReply, sql`true`)
    .where(and(eq(lead.isRehearsal, false), state === 'open' ? eq(handoff.state, 'open') : ne(handoff.state, 'open')))
    .orderBy(state === 'open' ? asc(handoff.dueAt) : desc(handoff.answeredAt), asc(handoff.id))
    .limit(mostShown);
  return rows.map((row) => ({
    ...about(row.handoff),
    name: leadName(row.lead),
    company: companyOf(row.lead.fields),
    score: row.lead.score,
    stage: row.lead.stage,
    journeyName: row.journeyName,
    lastReply: row.text === null ? null : { text: row.text, intent: row.intent },
  }));
}

function about(row: typeof handoff.$inferSelect) {
  const { id, leadId, state, note, answeredBy, reason, until } = row;
  return {
    ...{ id, leadId, state, note, answeredBy, reason, until },
    reasons: reasonsIn(row.brief),
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}
