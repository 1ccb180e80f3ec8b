import { handoff, lead } from '@tendril/db';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { isShown } from './list.ts';
import { repNameSchema } from './rep-name.ts';

export const handoffCountsSchema = z.strictObject({ by: repNameSchema.optional() });

export interface HandoffCounts {
  open: number;
  /** Open, and taken by whoever asks. */
  mine: number;
  answered: number;
  all: number;
}

/** How many hand-offs each list holds. */
export async function countHandoffs(
  { engine: { db } }: ApiContext,
  { by = '' }: z.output<typeof handoffCountsSchema>,
): Promise<HandoffCounts> {
  const amountOf = (shown: SQL | undefined) =>
    sql<number>`count(*) filter (where ${shown ?? sql`true`})`.mapWith(Number);
  const [row] = await db
    .select({
      open: amountOf(isShown('open', by)),
      mine: amountOf(isShown('mine', by)),
      answered: amountOf(isShown('answered', by)),
      all: amountOf(isShown('all', by)),
    })
    .from(handoff)
    .innerJoin(lead, and(eq(lead.id, handoff.leadId), eq(lead.isRehearsal, false)));
  return row ?? { open: 0, mine: 0, answered: 0, all: 0 };
}
