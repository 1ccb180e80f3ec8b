import { mailBatch, mailboxMail, message, workspace } from '@tendril/db';
import { deliverBatch, sealBatch, type Engine } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { asc, eq } from 'drizzle-orm';
import type { TestDatabase } from './database.ts';
import { createTestDatabase } from './database.ts';
import { graphOf } from '@tendril/journey/testing';
import { createTestEngine, enterAt, makeLeads, publishGraph, type SteppingClock } from './test-engine.ts';

/** An engine on a database of its own, with a workspace that can send. */
export interface MailScene {
  engine: Engine;
  clock: SteppingClock;
  database: TestDatabase;
  close(): Promise<void>;
}

export async function openMailScene(): Promise<MailScene> {
  const database = await createTestDatabase();
  const test = createTestEngine(database.url);
  const { engine, clock } = test;
  const settings = {
    senderName: 'Nora at Tendril',
    senderAddress: 'nora@mail.tendril.example',
    postalAddress: '1 Vine Street, Exampleton',
    tracksClicks: true,
    tracksOpens: false,
  };
  await engine.db.insert(workspace).values({ name: 'Test', timeZone: 'UTC', settings });
  return {
    engine,
    clock,
    database,
    async close() {
      await test.close();
      await database.drop();
    },
  };
}

const welcome = {
  subject: 'Hello {{ lead.first_name | default: "there" }}',
  source: 'See https://tendril.example/guide and tell us.\n\n{{ unsubscribe_url }}',
};

/** Entry, one email, then a wait for a reply for 3 days. */
export function oneMail(email: Record<string, unknown> = {}, settings: GraphInput['settings'] = {}): GraphInput {
  const reply = [{ id: 'replied', on: { kind: 'reply' } }];
  return graphOf(
    {
      in: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content: welcome, ...email }, { sent: 'listen' }],
      listen: [
        'wait.event',
        { outcomes: reply, limit: { amount: 3, unit: 'days' } },
        { replied: 'out', timeout: 'late' },
      ],
      out: ['end.exit', { reason: 'replied' }],
      late: ['end.exit', { reason: 'silent' }],
    },
    settings,
  );
}

/** Leads of their own enter this journey; their ids and runs, in order. */
export async function enterNewLeads(
  engine: Engine,
  of: { graph: GraphInput; count: number; prefix: string },
): Promise<{ leadIds: string[]; runIds: string[] }> {
  const journeyId = await publishGraph(engine, of.graph);
  const leadIds = await makeLeads(engine, of.count, of.prefix);
  const runIds: string[] = [];
  for (const leadId of leadIds) runIds.push(await enterAt(engine, { leadId, journeyId, nodeId: 'in' }));
  return { leadIds, runIds };
}

/** Seals and delivers until nothing is due at this moment, moving the clock only as far as the rate of calls asks for. */
export async function sendDue({ engine, clock }: Pick<MailScene, 'engine' | 'clock'>): Promise<void> {
  for (;;) {
    const delivery = await deliverBatch(engine);
    if (delivery.kind === 'delivered' || delivery.kind === 'unknown') continue;
    if (delivery.kind === 'nothing_due' && (await sealBatch(engine)) === null) return;
    // A provider that asked us to stay away for long is left alone; the next call of a second is waited for.
    if (delivery.kind === 'wait' && delivery.untilMs - clock.now > 1_000) return;
    if (delivery.kind === 'wait') clock.now = Math.max(clock.now, delivery.untilMs);
  }
}

/** The ledger's rows of a run. */
async function mailsOf(engine: Engine, runId: string) {
  return engine.db.select().from(message).where(eq(message.runId, runId)).orderBy(asc(message.decidedAt));
}

/** The only mail of a run. */
export async function mailOf(engine: Engine, runId: string) {
  const [mail, ...others] = await mailsOf(engine, runId);
  if (mail === undefined || others.length > 0) throw new Error(`run ${runId} has not exactly one mail`);
  return mail;
}

export async function batchOf(engine: Engine, batchId: string | null) {
  const [batch] = await engine.db
    .select()
    .from(mailBatch)
    .where(eq(mailBatch.id, batchId ?? ''));
  return batch;
}

/** What the dev mailbox holds of a message. */
export async function mailboxOf(engine: Engine, messageId: string) {
  return engine.db.select().from(mailboxMail).where(eq(mailboxMail.messageId, messageId));
}
