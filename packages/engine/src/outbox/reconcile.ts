import { sql } from 'drizzle-orm';
import type { Engine } from '../engine.ts';

const pageSize = 1_000;

const first = '00000000-0000-0000-0000-000000000000';

/**
 * After Temporal lost its database: asks for the workflow of every run that has not ended. Harmless where one is still there.
 * Paged by lead, as the index of runs inside goes: by run, the first page would have to pass by all that ever ended. Returns
 * how many starts were written.
 */
export async function reconcile(engine: Engine): Promise<number> {
  let count = 0;
  let after = { lead_id: first, run_id: first };
  for (;;) {
    const page = await engine.db.execute<{ lead_id: string; run_id: string }>(sql`
      insert into outbox (lane, kind, lead_id, run_id)
      select 'bulk', 'start', lead_id, id from journey_run
      where status <> 'ended' and (lead_id, id) > (${after.lead_id}::uuid, ${after.run_id}::uuid)
      order by lead_id, id limit ${pageSize}
      returning lead_id, run_id`);
    const last = page.toSorted((a, b) => (a.lead_id + a.run_id < b.lead_id + b.run_id ? -1 : 1)).at(-1);
    if (last === undefined) break;
    count += page.length;
    after = last;
  }
  engine.wakeRelays();
  return count;
}
