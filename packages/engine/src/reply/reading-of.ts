import { journeyRun, type Transaction } from '@tendril/db';
import { readIntent, type IntentReading } from '@tendril/intent';
import { isTimeZone } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import type { LockedLead } from '../lead/lock-lead.ts';
import type { LedgerRow } from '../mail/ledger-row.ts';
import { clockOf, toRunTime } from '../time/run-clock.ts';
import type { ReplyToRecord } from './record-reply.ts';

/**
 * Reads a reply as of the moment it came in on the run's clock, in the lead's zone: "in March" said in an accelerated run means
 * the run's next March.
 */
export async function readingOf(
  tx: Transaction,
  engine: Engine,
  of: { input: ReplyToRecord; lead: LockedLead; mail: LedgerRow | null; workspaceZone: string },
): Promise<{ reading: IntentReading; receivedAt: Date }> {
  const { input, lead, mail, workspaceZone } = of;
  const receivedAt = await momentOfReply(tx, of);
  const plan = mail === null ? null : await engine.plans.get(tx, mail.versionId);
  // A zone that came in with an import may be anything; a reply must not be lost over it.
  const zone = [lead.row.timeZone, plan?.settings.timeZone, workspaceZone].find(
    (name) => typeof name === 'string' && isTimeZone(name),
  );
  const reading = readIntent({
    subject: input.subject,
    headers: { from: input.from, ...input.headers },
    text: input.text,
    received: receivedAt.toISOString(),
    timeZone: zone ?? 'UTC',
  });
  return { reading, receivedAt };
}

async function momentOfReply(
  tx: Transaction,
  of: { input: ReplyToRecord; lead: LockedLead; mail: LedgerRow | null },
): Promise<Date> {
  const { input, lead, mail } = of;
  if (input.virtualAtMs !== undefined) return new Date(input.virtualAtMs);
  const realMs = input.receivedAt?.getTime() ?? lead.now;
  if (mail === null) return new Date(realMs);
  const [run] = await tx
    .select({ clockStartedAt: journeyRun.clockStartedAt, clockSpeed: journeyRun.clockSpeed })
    .from(journeyRun)
    .where(eq(journeyRun.id, mail.runId));
  return new Date(run === undefined ? realMs : toRunTime(clockOf(run), realMs));
}
