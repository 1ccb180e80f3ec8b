import { consent, event, journeyRun, message, reply, suppression, type Transaction } from '@tendril/db';
import { holdsMail, type LabelReading } from '@tendril/intent';
import { repliedEvent, type Facts, type LeadEvent, type MailFact } from '@tendril/journey';
import { and, eq, gte, inArray, or } from 'drizzle-orm';
import { momentOf } from '../run/load-facts.ts';
import type { DueMail } from './due-mail.ts';
import type { LedgerRow } from './ledger-row.ts';

const dayMs = 86_400_000;

/** What decides over the mails of a batch, read once for all their leads. */
export interface MailFacts {
  /** The facts of one mail; `sealing` are the mails chosen before it in the same batch. */
  of(due: DueMail, sealing: readonly DueMail[]): Facts;
  /** Leads who may have asked to be left alone, until somebody has looked. */
  awaitingReview: ReadonlySet<string>;
}

/** Loads consent, suppression, replies and earlier mail of the leads of these mails. Their locks must be held. */
export async function loadMailFacts(
  tx: Transaction,
  { due, quietHours }: { due: readonly DueMail[]; quietHours: Facts['quietHours'] },
): Promise<MailFacts> {
  const leadIds = [...new Set(due.map(({ lead }) => lead.id))];
  const emailKeys = due.flatMap(({ lead }) => lead.emailKey ?? []);
  const [consents, suppressions, replies, awaitingReview, ledger] = [
    Map.groupBy(await tx.select().from(consent).where(inArray(consent.leadId, leadIds)), ({ leadId }) => leadId),
    await loadSuppressions(tx, emailKeys),
    Map.groupBy(
      await tx
        .select()
        .from(event)
        .where(and(inArray(event.leadId, leadIds), eq(event.name, repliedEvent))),
      ({ leadId }) => leadId,
    ),
    await leadsAwaitingReview(tx, leadIds),
    Map.groupBy(await loadLedger(tx, due), ({ leadId }) => leadId),
  ];
  return {
    awaitingReview,
    of({ lead, mail, clock, at }, sealing) {
      const { id, email, fields, score, stage, tags, timeZone, createdAt } = lead;
      const permission = {
        consents: Object.fromEntries((consents.get(id) ?? []).map(({ topic, state }) => [topic, state === 'given'])),
        suppression: suppressions.get(lead.emailKey ?? '') ?? null,
      };
      const events: LeadEvent[] = (replies.get(id) ?? [])
        .map((row) => ({ id: row.id, name: row.name, properties: row.properties, at: momentOf(row, clock) }))
        // In an accelerated run a reply may come in while the mail before it is still on its way.
        .filter((event) => event.at <= at)
        .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
      // Accelerated runs have clocks of their own: their mails cannot be compared with those of other runs.
      const isComparable = (other: { runId: string; isAccelerated: boolean }) =>
        other.runId === mail.runId || (clock === null && !other.isAccelerated);
      const earlier = (ledger.get(id) ?? []).filter(isComparable).map(mailFact);
      const sealed = sealing
        .filter((other) => other.lead.id === id)
        .filter((other) => isComparable({ runId: other.mail.runId, isAccelerated: other.clock !== null }))
        .map((other) => ({ ...mailFact(other.mail), sendAfter: other.at }));
      return {
        lead: { id, email, fields, score, stage, tags, timeZone, createdAt: createdAt.getTime(), ...permission },
        events,
        mails: [...earlier, ...sealed],
        ...{ call: null, commands: [] },
        ...(quietHours === undefined ? {} : { quietHours }),
      };
    },
  };
}

async function loadSuppressions(tx: Transaction, emailKeys: readonly string[]): Promise<Map<string, string>> {
  if (emailKeys.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(suppression)
    .where(inArray(suppression.emailKey, [...emailKeys]));
  return new Map(rows.map(({ emailKey, reason }) => [emailKey, reason]));
}

async function leadsAwaitingReview(tx: Transaction, leadIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ leadId: reply.leadId, reading: reply.reading })
    .from(reply)
    .where(and(inArray(reply.leadId, [...leadIds]), eq(reply.needsPerson, 'open')));
  // Safe because only recordReply writes readings.
  return new Set(
    rows.filter(({ reading }) => holdsMail(reading as { labels: LabelReading[] })).map(({ leadId }) => leadId),
  );
}

/** Mails that have left or are about to: what is only queued must not push back what was queued before it. */
async function loadLedger(
  tx: Transaction,
  due: readonly DueMail[],
): Promise<(LedgerRow & { isAccelerated: boolean })[]> {
  const capDays = Math.max(0, ...due.map(({ plan }) => plan.settings.frequencyCap?.perDays ?? 0));
  if (capDays === 0) return [];
  const since = new Date(Math.min(...due.map(({ at }) => at)) - capDays * dayMs);
  const rows = await tx
    .select({ mail: message, clockSpeed: journeyRun.clockSpeed })
    .from(message)
    .leftJoin(journeyRun, eq(journeyRun.id, message.runId))
    .where(
      and(
        inArray(message.leadId, [...new Set(due.map(({ lead }) => lead.id))]),
        eq(message.purpose, 'marketing'),
        inArray(message.state, ['sealed', 'accepted', 'unknown']),
        or(gte(message.sendAfter, since), gte(message.leftAt, since)),
      ),
    );
  return rows.map(({ mail, clockSpeed }) => ({ ...mail, isAccelerated: clockSpeed !== null }));
}

/** For a cap a mail counts from when it left, however long ago it was meant to. */
function mailFact({ runId, nodeId, visit, purpose, state, decidedAt, sendAfter, leftAt }: LedgerRow): MailFact {
  const leftAtMs = leftAt?.getTime() ?? null;
  return {
    runId,
    nodeId,
    visit,
    purpose,
    state,
    decidedAt: decidedAt.getTime(),
    sendAfter: Math.max(sendAfter.getTime(), leftAtMs ?? 0),
    leftAt: leftAtMs,
  };
}
