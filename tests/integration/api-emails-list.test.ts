import { journey } from '@tendril/db';
import { createJourney, recordMailEvent, recordReply, type MailHappening } from '@tendril/engine';
import { emailListSchema, emailsQuery, type EmailInList } from '@tendril/api';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterNewLeads, mailboxOf, mailOf, oneMail, sendDue } from '../support/mail-scene.ts';

let scene: ApiScene;
let runIds: string[];
let journeyId: string;

interface Page {
  total: number;
  emails: EmailInList[];
}
const list = async (input: Record<string, unknown> = {}): Promise<Page> =>
  dataOf(await scene.mutate('emails.list', input));

beforeAll(async () => {
  scene = await openApiScene();
  const { engine } = scene;
  ({ runIds } = await enterNewLeads(engine, { graph: { ...oneMail(), name: 'Sent once' }, count: 3, prefix: 'list' }));
  await sendDue(scene);
  const mails = await Promise.all(runIds.map((runId) => mailOf(engine, runId)));
  journeyId = mails[0]?.journeyId ?? '';
  const tell = (index: number, happening: MailHappening) =>
    recordMailEvent(engine, { mail: { messageId: mails[index]?.id ?? '' }, happening, source: 'test' });
  // The first clicks twice and answers twice, the second's mailbox does not exist, the third only gets it.
  await tell(0, { name: 'email.delivered' });
  await tell(2, { name: 'email.delivered' });
  await tell(0, { name: 'email.clicked', url: 'https://tendril.example/guide' });
  await tell(0, { name: 'email.clicked', url: 'https://tendril.example/guide' });
  await tell(1, { name: 'email.bounced', bounce: 'hard', reason: 'no_such_mailbox' });
  await answer(0, 'Yes, please call me next week.', 'a');
  await answer(0, 'And send me the price list.', 'b');
  await answer(2, 'I am out of the office until Monday.', 'c', { 'auto-submitted': 'auto-replied' });
});
afterAll(() => scene.close());

async function answer(index: number, text: string, externalId: string, headers: Record<string, string> = {}) {
  const mail = await mailOf(scene.engine, runIds[index] ?? '');
  const [kept] = await mailboxOf(scene.engine, mail.id);
  const to = [kept?.replyTo ?? ''];
  await recordReply(scene.engine, { to, from: kept?.toAddress ?? '', subject: 'Re', headers, text, externalId });
}

describe('the emails of all journeys', () => {
  it('count people, each once', async () => {
    const { total, emails } = await list();
    expect(total).toBe(1);
    expect(emails[0]).toMatchObject({
      journeyId,
      stepId: 'mail',
      journey: 'Sent once',
      status: 'live',
      liveVersion: 1,
      isInDraft: true,
      sent: 3,
      delivered: 2,
      opened: 0,
      clicked: 1,
      replied: 1,
      bounced: 1,
      unsubscribed: 0,
    });
    expect(emails[0]?.lastSentAt).toMatch(/^\d{4}-/);
  });

  it('stand there before anything was sent, however unfinished the draft, and are found by subject or journey', async () => {
    const nodes = [
      { id: 'a', kind: 'email', config: { content: { subject: 'Early birds' } } },
      { id: 'b', kind: 'email', config: { content: 'nothing one could read' } },
      { kind: 'email' },
      'not even a step',
    ];
    await createJourney(scene.engine, { name: 'Half drawn', graph: { nodes, edges: 3 } });
    expect(await list({ search: 'half DRAWN' })).toMatchObject({
      total: 2,
      emails: [
        { subject: '', sent: 0, lastSentAt: null, liveVersion: null },
        { subject: 'Early birds', sent: 0 },
      ],
    });
    expect(await list({ search: '100%' })).toMatchObject({ total: 0, emails: [] });
    expect((await list({ sort: 'subject', order: 'asc' })).emails.map(({ subject }) => subject)).toEqual([
      '',
      'Early birds',
      expect.stringContaining('Hello'),
    ]);
    expect((await list({ sort: 'clicked' })).emails[0]).toMatchObject({ clicked: 1 });
  });

  it('keep an email that is live after it went from the draft, and lose those of archived journeys', async () => {
    await scene.engine.db
      .update(journey)
      .set({ draft: { schema: 1, name: 'Sent once', nodes: [], edges: [] } })
      .where(sql`id = ${journeyId}`);
    expect(await list({ search: 'sent once' })).toMatchObject({ emails: [{ isInDraft: false, sent: 3 }] });
    const content = await dataOf(await scene.mutate('emails.content', { journeyId, stepId: 'mail' }));
    expect(content).toMatchObject({ format: 'text', source: expect.stringContaining('tell us') });
    expect((await scene.mutate('emails.content', { journeyId, stepId: 'gone' })).status).toBe(404);
    await scene.engine.db
      .update(journey)
      .set({ status: 'archived' })
      .where(sql`id = ${journeyId}`);
    expect((await list({ search: 'sent once' })).total).toBe(0);
  });

  it('are counted by indexes of their own', async () => {
    // Small tables are read whole; what matters is that large ones need not be.
    const plan = await scene.engine.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      return tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${emailsQuery(emailListSchema.parse({}))}`);
    });
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/journey_id_node_id_idx|message_by_step/);
    expect(lines).toMatch(/event\w*_expr_expr|event_by_email/);
  });
});
