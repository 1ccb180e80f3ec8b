import { sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

const pageSize = 1_000;

/**
 * After Temporal lost its database: asks for the workflow of every run that has not ended. Harmless where one is still there.
 * Paged by run id, so that it never holds much; returns how many starts were written.
 */
export async function reconcile(engine: Engine): Promise<number> {
  let count = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await engine.db.execute<{ run_id: string }>(sql`
      insert into outbox (lane, kind, run_id)
      select 'bulk', 'start', id from journey_run where status <> 'ended' and id > ${after}::uuid order by id limit ${pageSize}
      returning run_id`);
    if (page.length === 0) break;
    count += page.length;
    after =
      page
        .map((row) => row.run_id)
        .toSorted()
        .at(-1) ?? after;
  }
  engine.wakeRelays();
  return count;
}
