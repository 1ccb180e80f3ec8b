import { handoff, journeyRun, lead, message, reply } from '@tendril/db';
import { and, eq, isNull, type SQL } from 'drizzle-orm';
import type { PgTable, PgColumn } from 'drizzle-orm/pg-core';
import type { ApiContext } from '../context.ts';

/** How much waits for a person. */
export interface InboxCounts {
  /** Hand-offs sales has not answered. */
  handoffs: number;
  /** Replies nobody could be sure of. */
  replies: number;
  /** Leads that are held in a journey. */
  held: number;
  /** Emails of which nobody knows whether they left. */
  doubtful: number;
}

/** Counts what waits for a person; leads that only play a draft are not counted. */
export async function countInbox({ engine: { db } }: ApiContext): Promise<InboxCounts> {
  const countOf = (table: PgTable & { leadId: PgColumn }, isWaiting: SQL): Promise<number> =>
    db.$count(
      db
        .select({ leadId: table.leadId })
        .from(table)
        .innerJoin(lead, eq(lead.id, table.leadId))
        .where(and(isWaiting, eq(lead.isRehearsal, false), isNull(lead.erasedAt)))
        .as('waiting'),
    );
  const [handoffs, replies, held, doubtful] = await Promise.all([
    countOf(handoff, eq(handoff.state, 'open')),
    countOf(reply, eq(reply.needsPerson, 'open')),
    countOf(journeyRun, eq(journeyRun.status, 'held')),
    countOf(message, eq(message.state, 'unknown')),
  ]);
  return { handoffs, replies, held, doubtful };
}
