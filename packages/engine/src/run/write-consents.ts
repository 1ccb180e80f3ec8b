import { consent, type Transaction } from '@tendril/db';
import type { Effect } from '@tendril/journey';
import { sql } from 'drizzle-orm';
import type { OpenRun } from './load-run.ts';

type SetConsent = Extract<Effect, { kind: 'setConsent' }>;

/** Writes what a block changed of a lead's consents, with the step as proof; the last word on a topic counts. */
export async function writeConsents(tx: Transaction, run: OpenRun, changes: readonly SetConsent[]): Promise<void> {
  if (changes.length === 0) return;
  const byTopic = new Map(changes.map((change) => [change.topic, change]));
  await tx
    .insert(consent)
    .values(
      [...byTopic.values()].map(({ topic, given, nodeId }) => ({
        leadId: run.lead.id,
        topic,
        state: given ? ('given' as const) : ('withdrawn' as const),
        at: new Date(run.now),
        source: 'journey',
        wording: run.plan.nodes[nodeId]?.title ?? null,
      })),
    )
    .onConflictDoUpdate({
      target: [consent.leadId, consent.topic],
      set: {
        state: sql`excluded.state`,
        at: sql`excluded.at`,
        source: sql`excluded.source`,
        wording: sql`excluded.wording`,
      },
    });
}
