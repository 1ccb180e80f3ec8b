import { conditionSchema } from '@tendril/condition';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { askedLead, conditionSql } from './condition-sql.ts';

export const conditionCountSchema = z.strictObject({ condition: conditionSchema });

/** How many leads a condition holds for now, and of how many. */
export async function countLeads(
  { engine: { db } }: ApiContext,
  { condition }: z.output<typeof conditionCountSchema>,
): Promise<{ matching: number; of: number }> {
  const holds = conditionSql(condition, Date.now());
  const [row] = await db
    .select({
      matching: sql<number>`count(*) filter (where ${holds})`.mapWith(Number),
      of: sql<number>`count(*)`.mapWith(Number),
    })
    .from(askedLead)
    .where(and(isNull(askedLead.erasedAt), eq(askedLead.isRehearsal, false)));
  return row ?? { matching: 0, of: 0 };
}
