import { mailBucket, type Transaction } from '@tendril/db';
import type { MailTransport } from '@tendril/email';
import { eq, sql } from 'drizzle-orm';

/** Providers count calls by the second: one token at most is saved up, so that calls never come in a burst. */
const mostTokens = 1;

/**
 * Takes the right to one call, shared by all relays. Null when it was taken, else the moment (epoch ms) from which it is worth
 * asking again. The row stays locked until the transaction ends.
 */
export async function takeToken(tx: Transaction, transport: MailTransport, nowMs: number): Promise<number | null> {
  const now = new Date(nowMs).toISOString();
  await tx
    .insert(mailBucket)
    .values({ transport: transport.name, tokens: mostTokens, refilledAt: new Date(nowMs) })
    .onConflictDoNothing();
  // Clocks of processes differ a little: time that seems to run backwards refills nothing.
  const filled = sql`least(${mostTokens}::float8, ${mailBucket.tokens} + ${transport.callsPerSecond}::float8
    * greatest(0, extract(epoch from ${now}::timestamptz - ${mailBucket.refilledAt})))`;
  const taken = await tx
    .update(mailBucket)
    .set({ tokens: sql`${filled} - 1`, refilledAt: sql`greatest(${mailBucket.refilledAt}, ${now}::timestamptz)` })
    .where(sql`${mailBucket.transport} = ${transport.name} and ${filled} >= 1
      and (${mailBucket.blockedUntil} is null or ${mailBucket.blockedUntil} <= ${now}::timestamptz)`)
    .returning({ transport: mailBucket.transport });
  return taken.length > 0 ? null : nextTokenAt(tx, transport, nowMs);
}

async function nextTokenAt(tx: Transaction, transport: MailTransport, nowMs: number): Promise<number> {
  const [bucket] = await tx.select().from(mailBucket).where(eq(mailBucket.transport, transport.name));
  if (bucket === undefined) return nowMs;
  const missing = Math.max(0, 1 - bucket.tokens);
  const refilledAt = bucket.refilledAt.getTime() + Math.ceil((missing / transport.callsPerSecond) * 1_000);
  return Math.max(refilledAt, bucket.blockedUntil?.getTime() ?? 0);
}

/** Lets no relay call this transport before a moment (epoch ms). */
export async function blockTransport(tx: Transaction, transport: MailTransport, untilMs: number): Promise<void> {
  const until = new Date(untilMs).toISOString();
  await tx
    .update(mailBucket)
    .set({ blockedUntil: sql`greatest(${mailBucket.blockedUntil}, ${until}::timestamptz)` })
    .where(eq(mailBucket.transport, transport.name));
}

/** Whether the provider asked us to stay away at this moment. Then nothing is sealed: what is sealed early is checked early. */
export async function isBlocked(tx: Transaction, transport: MailTransport, nowMs: number): Promise<boolean> {
  const [bucket] = await tx
    .select({ blockedUntil: mailBucket.blockedUntil })
    .from(mailBucket)
    .where(eq(mailBucket.transport, transport.name));
  return (bucket?.blockedUntil?.getTime() ?? 0) > nowMs;
}
