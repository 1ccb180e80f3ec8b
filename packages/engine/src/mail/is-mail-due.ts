import { mailBatch, message } from '@tendril/db';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

/** Whether there may be mail to seal or to deliver: one statement without a lock, because most looks find nothing. */
export async function isMailDue(engine: Engine): Promise<boolean> {
  const now = new Date(engine.now(Date.now()));
  const queued = engine.db
    .select({ one: sql`1` })
    .from(message)
    .where(and(eq(message.state, 'queued'), lte(message.dueAt, now)));
  const sealed = engine.db
    .select({ one: sql`1` })
    .from(mailBatch)
    .where(and(eq(mailBatch.state, 'sealed'), lte(mailBatch.dueAt, now)));
  const [row] = await engine.db
    .select({ isDue: sql<boolean>`exists (${queued}) or exists (${sealed})` })
    .from(sql`(values (1)) as one`);
  return row?.isDue === true;
}
