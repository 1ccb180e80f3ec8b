import { consent, lead, type Transaction } from '@tendril/db';
import type { Plan } from '@tendril/journey';
import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine.ts';
import { lockLead, type LockedLead } from '../lead/lock-lead.ts';

/**
 * Makes a lead for a play, whom nobody but the play's run ever meets. Its address is the given one; its key, by which leads are
 * found and addresses suppressed, is its own: whatever happens to it, a real lead of that address neither enters nor suffers.
 * It agrees to every topic the journey writes about, for whoever plays wants to see the emails.
 */
export async function inventLead(
  tx: Transaction,
  engine: Engine,
  of: { address: string; fields: Record<string, unknown>; plan: Plan },
): Promise<LockedLead | undefined> {
  const { address, fields, plan } = of;
  const id = randomUUID();
  await tx.insert(lead).values({ id, email: address, emailKey: rehearsalKey(id), fields, isRehearsal: true });
  const topics = topicsOf(plan);
  if (topics.length > 0)
    await tx
      .insert(consent)
      .values(topics.map((topic) => ({ leadId: id, topic, state: 'given' as const, source: 'rehearsal' })));
  return lockLead(tx, engine, id);
}

/** No address normalises to this. */
function rehearsalKey(leadId: string): string {
  return `rehearsal ${leadId}`;
}

function topicsOf(plan: Plan): string[] {
  // Safe because the compiler parsed the settings of this kind.
  const topics = Object.values(plan.nodes).flatMap(({ kind, config }) =>
    kind === 'email' ? [(config as { topic: string }).topic] : [],
  );
  return [...new Set(topics)];
}
