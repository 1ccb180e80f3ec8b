import { consent, event, journeyRun, lead, message, outbox, suppression } from '@tendril/db';
import {
  advanceRun,
  deliverBatch,
  enter,
  holdMail,
  recordEvent,
  recordMailEvent,
  recordProviderEvent,
  relayOnce,
  releaseMail,
  sealBatch,
  startMailLane,
  suppress,
  unsubscribe,
  type Engine,
} from '@tendril/engine';
import { and, count, eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '@tendril/journey/testing';
import {
  batchOf,
  enterNewLeads,
  mailboxOf,
  mailOf,
  oneMail,
  openMailScene,
  sendDue,
  type MailScene,
} from '../support/mail-scene.ts';
import { enterAt, inParallel, makeLeads, publishGraph, runOf } from '../support/test-engine.ts';

const minute = 60_000;
const day = 86_400_000;

let scene: MailScene;
let engine: Engine;
beforeAll(async () => {
  scene = await openMailScene();
  engine = scene.engine;
});
afterAll(() => scene.close());

async function enterOne(prefix: string, graph = oneMail()) {
  const { leadIds, runIds } = await enterNewLeads(engine, { graph, count: 1, prefix });
  return { leadId: leadIds[0]!, runId: runIds[0]! };
}

async function eventsOf(leadId: string, name: string) {
  return engine.db
    .select()
    .from(event)
    .where(and(eq(event.leadId, leadId), eq(event.name, name)));
}

async function ringsOf(runId: string): Promise<number> {
  const [row] = await engine.db
    .select({ rings: count() })
    .from(outbox)
    .where(and(eq(outbox.runId, runId), eq(outbox.kind, 'ring')));
  return row?.rings ?? 0;
}

/** Transactions of this database that wait for another one. */
async function waitingForLocks(): Promise<number> {
  const [row] = await engine.driver<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

describe('a queued mail', () => {
  it('leaves while another lead’s row is locked for long, and that lead’s once it is free', async () => {
    const { leadIds, runIds } = await enterNewLeads(engine, { graph: oneMail(), count: 3, prefix: 'held' });
    const states = () => Promise.all(runIds.map(async (runId) => (await mailOf(engine, runId)).state));
    await engine.db.transaction(async (tx) => {
      await tx.select().from(lead).where(eq(lead.id, leadIds[0]!)).for('update');
      await sealBatch(engine);
      expect(await states()).toEqual(['queued', 'sealed', 'sealed']);
    });
    await sendDue(scene);
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('is rendered for its lead, sealed, kept by the mailbox and accepted; its bytes are blanked', async () => {
    const { leadId, runId } = await enterOne('plain');
    await engine.db
      .update(lead)
      .set({ fields: { first_name: 'Ada' } })
      .where(eq(lead.id, leadId));
    const batchId = await sealBatch(engine);
    const sealed = await mailOf(engine, runId);
    expect(sealed).toMatchObject({ state: 'sealed', batchId, toEmail: 'plain0@people.example', subject: 'Hello Ada' });
    expect((await batchOf(engine, batchId))?.key).toBe(`tendril/${batchId}`);
    await sendDue(scene);
    const accepted = await mailOf(engine, runId);
    expect(accepted).toMatchObject({ state: 'accepted', providerId: `dev_${accepted.id}`, reason: null });
    expect(accepted.leftAt!.getTime()).toBeGreaterThan(accepted.decidedAt.getTime());
    expect(await batchOf(engine, batchId)).toMatchObject({ state: 'accepted', mails: null });
    const [kept, ...more] = await mailboxOf(engine, accepted.id);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ toAddress: 'plain0@people.example', subject: 'Hello Ada' });
    expect(kept!.replyTo).toMatch(new RegExp(`^reply\\+${accepted.id}\\.[0-9a-f]{20}@mail\\.tendril\\.example$`));
    expect(kept!.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(kept!.text).toContain('1 Vine Street');
    expect(kept!.html).toContain('http://127.0.0.1:1/c/');
  });

  it('of service goes before marketing that has waited for longer, and carries no list headers', async () => {
    const [slow, quick] = [await enterOne('later'), await enterOne('first', oneMail({ purpose: 'service' }))];
    await sealBatch({ ...engine, transport: { ...engine.transport, maxBatch: 1 } });
    expect((await mailOf(engine, quick.runId)).state).toBe('sealed');
    expect((await mailOf(engine, slow.runId)).state).toBe('queued');
    await sendDue(scene);
    const [kept] = await mailboxOf(engine, (await mailOf(engine, quick.runId)).id);
    expect(kept!.headers).not.toHaveProperty('List-Unsubscribe');
  });

  it('whose template fails is refused alone: the others of its batch leave, and its run is told', async () => {
    const endless = '{% for i in (1..30000000) %}{{ i }}{% endfor %}';
    const bad = await enterOne('endless', oneMail({ content: { subject: 'Hello', source: endless } }));
    const good = await enterOne('fine');
    await sendDue(scene);
    expect(await mailOf(engine, bad.runId)).toMatchObject({ state: 'refused', reason: 'render_failed', batchId: null });
    expect((await mailOf(engine, good.runId)).state).toBe('accepted');
    const [refusal] = await eventsOf(bad.leadId, 'email.refused');
    expect(refusal?.properties).toMatchObject({ runId: bad.runId, nodeId: 'mail', reason: 'render_failed' });
    expect(await ringsOf(bad.runId)).toBe(1);
  });

  it('leaves an accelerated run at the time it was meant for, plus what the way really took', async () => {
    const journeyId = await publishGraph(engine, oneMail());
    const [leadId] = await makeLeads(engine, 1, 'fast');
    const entered = await enter(engine, {
      leadId: leadId!,
      journeyId,
      nodeId: 'in',
      key: '',
      source: 'manual',
      speed: 86_400,
    });
    if (entered.kind !== 'entered') throw new Error(entered.why);
    scene.clock.now += 400;
    await sendDue(scene);
    const mail = await mailOf(engine, entered.runId);
    expect(mail.state).toBe('accepted');
    const lateMs = mail.leftAt!.getTime() - mail.sendAfter.getTime();
    // On the run's clock 400 ms are 9.6 hours.
    expect(lateMs).toBeGreaterThanOrEqual(400);
    expect(lateMs).toBeLessThan(5 * minute);
  });

  it('sealed and delivered by four lanes side by side leaves exactly once', async () => {
    const { runIds } = await enterNewLeads(engine, { graph: oneMail(), count: 120, prefix: 'lane' });
    const transport = { ...engine.transport, maxBatch: 7, callsPerSecond: 1_000 };
    const stopping = new AbortController();
    const lanes = [1, 2, 3, 4].map(() => startMailLane({ ...engine, transport }, { signal: stopping.signal }));
    await expect
      .poll(
        async () => {
          const rows = await engine.db
            .select({ state: message.state })
            .from(message)
            .where(inArray(message.runId, runIds));
          return rows.filter(({ state }) => state === 'accepted').length;
        },
        { timeout: 30_000 },
      )
      .toBe(120);
    stopping.abort();
    await Promise.all(lanes.map(({ done }) => done));
    for (const runId of runIds) expect(await mailboxOf(engine, (await mailOf(engine, runId)).id)).toHaveLength(1);
  });
});

describe('a lane that sleeps', () => {
  it('is woken by whoever queues a mail', async () => {
    const journeyId = await publishGraph(engine, oneMail());
    const leadIds = await makeLeads(engine, 5, 'woken');
    const stopping = new AbortController();
    // It would look by itself after ten minutes.
    const lane = startMailLane(engine, { signal: stopping.signal, lookEveryMs: 600_000 });
    for (const leadId of leadIds) {
      const runId = await enterAt(engine, { leadId, journeyId, nodeId: 'in' });
      await expect.poll(async () => (await mailOf(engine, runId)).state, { timeout: 10_000 }).toBe('accepted');
    }
    stopping.abort();
    await lane.done;
  });
});

describe('what no longer holds when a mail is sealed', () => {
  const reasons: [string, (of: { leadId: string; runId: string }) => Promise<unknown>][] = [
    ['erased', ({ leadId }) => engine.db.update(lead).set({ erasedAt: new Date() }).where(eq(lead.id, leadId))],
    ['noAddress', ({ leadId }) => engine.db.update(lead).set({ email: null }).where(eq(lead.id, leadId))],
    [
      'noConsent',
      ({ leadId }) => engine.db.update(consent).set({ state: 'withdrawn' }).where(eq(consent.leadId, leadId)),
    ],
    [
      'suppressed',
      () => engine.db.insert(suppression).values({ emailKey: 'suppressed0@people.example', reason: 'import' }),
    ],
    [
      'replied',
      ({ leadId, runId }) =>
        recordEvent(engine, { leadId, name: 'reply.received', properties: { runId, nodeId: 'mail' }, source: 'test' }),
    ],
  ];
  it.each(reasons)('withdraws it: %s', async (reason, change) => {
    const entered = await enterOne(reason);
    await change(entered);
    await sendDue(scene);
    const mail = await mailOf(engine, entered.runId);
    expect(mail).toMatchObject({ state: 'withdrawn', reason, leftAt: null });
    expect(await mailboxOf(engine, mail.id)).toEqual([]);
  });

  it('queues it anew when quiet hours have begun in the meantime', async () => {
    scene.clock.now = Date.UTC(2026, 3, 1, 20, 55);
    const { runId } = await enterOne('quiet', oneMail({}, { quietHours: { from: '21:00', to: '08:00' } }));
    scene.clock.now = Date.UTC(2026, 3, 1, 21, 5);
    await sendDue(scene);
    const morning = new Date(Date.UTC(2026, 3, 2, 8));
    expect(await mailOf(engine, runId)).toMatchObject({
      state: 'queued',
      reason: 'send_window',
      sendAfter: morning,
      dueAt: morning,
    });
    scene.clock.now = morning.getTime();
    await sendDue(scene);
    expect(await mailOf(engine, runId)).toMatchObject({ state: 'accepted', reason: null });
  });

  it('queues it anew when another journey has used the place under the cap', async () => {
    const [leadId] = await makeLeads(engine, 1, 'capped');
    const capped = await publishGraph(engine, oneMail({}, { frequencyCap: { emails: 1, perDays: 7 } }));
    const free = await publishGraph(engine, oneMail());
    const first = await enterAt(engine, { leadId: leadId!, journeyId: capped, nodeId: 'in' });
    await engine.db
      .update(message)
      .set({ dueAt: new Date(scene.clock.now + minute) })
      .where(eq(message.runId, first));
    const second = await enterAt(engine, { leadId: leadId!, journeyId: free, nodeId: 'in' });
    await sendDue(scene);
    scene.clock.now += 2 * minute;
    await sendDue(scene);
    const left = (await mailOf(engine, second)).leftAt!.getTime();
    const postponed = await mailOf(engine, first);
    expect(postponed).toMatchObject({ state: 'queued', reason: 'frequency_cap' });
    expect(Math.abs(postponed.sendAfter.getTime() - left - 7 * day)).toBeLessThan(1_000);
    scene.clock.now = postponed.sendAfter.getTime();
    await sendDue(scene);
    expect((await mailOf(engine, first)).state).toBe('accepted');
  });
});

describe('a wait behind a mail that has not left', () => {
  const hourAfterMail = () =>
    graphOf({
      in: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content: { subject: 'Hi', source: 'Hi' } }, { sent: 'pause' }],
      pause: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'out' }],
      out: ['end.exit', { reason: 'paused' }],
    });

  it('goes on from when it left, rung by its acceptance', async () => {
    const { runId } = await enterOne('late', hourAfterMail());
    scene.clock.now += 90 * minute;
    await advanceRun(engine, runId, 0);
    expect((await runOf(engine, runId)).state.wait).toMatchObject({ deadline: null });
    await sendDue(scene);
    expect(await ringsOf(runId)).toBe(1);
    await relayOnce(engine);
    expect((await runOf(engine, runId)).status).toBe('active');
    scene.clock.now += 61 * minute;
    await advanceRun(engine, runId, 0);
    expect((await runOf(engine, runId)).endReason).toBe('paused');
  });

  it('is rung when the mail is withdrawn instead', async () => {
    const { runId, leadId } = await enterOne('taken', hourAfterMail());
    scene.clock.now += 90 * minute;
    await advanceRun(engine, runId, 0);
    await suppress(engine, { email: 'taken0@people.example', reason: 'manual' });
    expect(await mailOf(engine, runId)).toMatchObject({ state: 'withdrawn', reason: 'suppressed', leadId });
    await relayOnce(engine);
    expect((await runOf(engine, runId)).endReason).toBe('paused');
  });

  it('hears of an acceptance that comes while its block is not committed yet', async () => {
    const { runId, leadId } = await enterOne('moment', hourAfterMail());
    const batchId = (await sealBatch(engine))!;
    const { state } = await runOf(engine, runId);
    const postponed = { ...state, wait: { ...state.wait!, deadline: null, postponed: state.wait!.deadline } };
    const { promise: committed, resolve: commit } = Promise.withResolvers<void>();
    const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>();
    // What a block does that finds its mail on the way, stopped before its commit.
    const block = engine.db.transaction(async (tx) => {
      await tx.select().from(lead).where(eq(lead.id, leadId)).for('no key update');
      await tx.update(journeyRun).set({ state: postponed, dueAt: null }).where(eq(journeyRun.id, runId));
      hasWritten();
      await committed;
    });
    await written;
    let isDelivered = false;
    const delivery = deliverBatch(engine, batchId).then(() => (isDelivered = true));
    await expect.poll(async () => isDelivered || (await waitingForLocks()) > 0).toBe(true);
    commit();
    await Promise.all([block, delivery]);
    expect(await ringsOf(runId)).toBe(1);
    await relayOnce(engine);
    expect((await runOf(engine, runId)).state.wait?.deadline).toBe(state.wait!.deadline);
  });

  it('never misses the acceptance, however the two race', async () => {
    const { runIds } = await enterNewLeads(engine, { graph: hourAfterMail(), count: 60, prefix: 'race' });
    scene.clock.now += 59 * minute;
    const transport = { ...engine.transport, maxBatch: 1, callsPerSecond: 1_000_000 };
    const racing = { ...scene, engine: { ...engine, transport } };
    scene.clock.now += 2 * minute;
    await inParallel(runIds, 8, async (runId, index) => {
      const pair = [() => advanceRun(engine, runId, 0), () => sendDue(racing)];
      await Promise.all((index % 2 === 0 ? pair : pair.toReversed()).map((start) => start()));
    });
    await sendDue(racing);
    await relayOnce(engine);
    for (const runId of runIds) {
      expect((await mailOf(engine, runId)).state).toBe('accepted');
      const { status, state } = await runOf(engine, runId);
      expect(status === 'ended' || state.wait?.deadline !== null, 'the run waits for nothing').toBe(true);
    }
  });
});

describe('after a restore', () => {
  it('all mail is held, then counts as sent up to a moment, and only the rest leaves', async () => {
    const sealed = await enterOne('sealed');
    await sealBatch(engine);
    const early = await enterOne('early');
    await holdMail(engine);
    const upTo = new Date(scene.clock.now);
    scene.clock.now += minute;
    expect((await mailOf(engine, early.runId)).state).toBe('queued');
    const late = await enterOne('afterwards');
    await sendDue(scene);
    expect((await mailOf(engine, late.runId)).state).toBe('queued');
    expect((await mailOf(engine, sealed.runId)).state).toBe('sealed');
    expect(await releaseMail(engine, { countAsSentUpTo: upTo })).toEqual({ countedAsSent: 2 });
    await sendDue(scene);
    for (const { runId } of [early, sealed]) {
      const mail = await mailOf(engine, runId);
      expect(mail).toMatchObject({ state: 'accepted', reason: 'counted_as_sent' });
      expect(await mailboxOf(engine, mail.id)).toEqual([]);
    }
    expect((await mailOf(engine, late.runId)).state).toBe('accepted');
  });
});

describe('what a provider tells', () => {
  const base = { at: '2026-03-02T09:00:00Z', providerId: '', mimeMessageId: null, from: '', to: [] };

  it('of a hard bounce: the address gets no mail any more; of a soft one: nothing changes', async () => {
    const hard = await enterOne('hard');
    const soft = await enterOne('soft');
    await sendDue(scene);
    for (const [{ runId }, bounce] of [
      [hard, 'hard'],
      [soft, 'soft'],
    ] as const) {
      const { id } = await mailOf(engine, runId);
      const bounced = { ...base, messageId: id, name: 'email.bounced' as const, bounce, reason: 'General' };
      expect(await recordProviderEvent(engine, { id: `bounce-${id}`, event: bounced })).toBe('recorded');
      expect(await recordProviderEvent(engine, { id: `bounce-${id}`, event: bounced })).toBe('known_already');
    }
    expect(await eventsOf(hard.leadId, 'email.bounced')).toHaveLength(1);
    const keys = ['hard0@people.example', 'soft0@people.example'];
    const rows = await engine.db.select().from(suppression).where(inArray(suppression.emailKey, keys));
    expect(rows).toMatchObject([{ emailKey: keys[0], reason: 'bounced' }]);
  });

  it('of a complaint: consent is withdrawn and the address suppressed', async () => {
    const { leadId, runId } = await enterOne('angry');
    await sendDue(scene);
    const mail = { messageId: (await mailOf(engine, runId)).id };
    await recordMailEvent(engine, {
      mail,
      happening: { name: 'email.complained' },
      source: 'resend',
      externalId: 'complaint',
    });
    expect(await engine.db.select().from(consent).where(eq(consent.leadId, leadId))).toMatchObject([
      { state: 'withdrawn', source: 'complaint' },
    ]);
    const rows = await engine.db.select().from(suppression).where(eq(suppression.emailKey, 'angry0@people.example'));
    expect(rows).toMatchObject([{ reason: 'complained' }]);
  });

  it('in any order, by its own id too, comes to the same', async () => {
    const { leadId, runId } = await enterOne('order');
    await sendDue(scene);
    const { id, providerId } = await mailOf(engine, runId);
    const tell = (name: 'email.clicked' | 'email.delivered' | 'email.accepted') =>
      recordProviderEvent(engine, {
        id: `${name}-${id}`,
        event: {
          ...base,
          messageId: null,
          providerId: providerId!,
          ...(name === 'email.clicked' ? { name, url: 'https://tendril.example/' } : { name }),
        },
      });
    expect(await tell('email.clicked')).toBe('recorded');
    expect(await tell('email.accepted')).toBe('recorded');
    expect(await tell('email.delivered')).toBe('recorded');
    expect((await mailOf(engine, runId)).state).toBe('accepted');
    expect((await eventsOf(leadId, 'email.clicked'))[0]?.properties).toMatchObject({
      runId,
      nodeId: 'mail',
      url: 'https://tendril.example/',
    });
  });

  it('of a mail that is not ours is not recorded', async () => {
    const strange = { ...base, providerId: 're_strange', messageId: null, name: 'email.opened' as const };
    expect(await recordProviderEvent(engine, { id: 'strange', event: strange })).toBe('unknown_mail');
    expect(await recordProviderEvent(engine, { id: 'strange2', event: { ...strange, messageId: 'no id' } })).toBe(
      'unknown_mail',
    );
  });
});

describe('the unsubscribe link', () => {
  it('withdraws consent and queued marketing, once, with its events', async () => {
    const { leadId, runId } = await enterOne('leaving');
    await sendDue(scene);
    const [kept] = await mailboxOf(engine, (await mailOf(engine, runId)).id);
    const token = kept!.headers['List-Unsubscribe']!.replace(/^.*\/u\/|>$/g, '');
    const next = await enterAt(engine, { leadId, journeyId: await publishGraph(engine, oneMail()), nodeId: 'in' });
    expect(await unsubscribe(engine, { token })).toEqual({ kind: 'unsubscribed', leadId });
    expect(await unsubscribe(engine, { token })).toEqual({ kind: 'unsubscribed', leadId });
    expect(await mailOf(engine, next)).toMatchObject({ state: 'withdrawn', reason: 'unsubscribed' });
    expect(await engine.db.select().from(consent).where(eq(consent.leadId, leadId))).toMatchObject([
      { topic: 'marketing', state: 'withdrawn' },
    ]);
    expect(await eventsOf(leadId, 'unsubscribed')).toHaveLength(1);
    expect((await eventsOf(leadId, 'consent.changed')).map(({ properties }) => properties['state'])).toEqual([
      'given',
      'withdrawn',
    ]);
  });

  it('forged or made for something else does nothing', async () => {
    const { leadId, runId } = await enterOne('staying');
    await sendDue(scene);
    const mail = await mailOf(engine, runId);
    expect(await unsubscribe(engine, { token: `${mail.id}.AAAAAAAAAAAAAAAAAAAAAA` })).toEqual({ kind: 'unknown' });
    const [kept] = await mailboxOf(engine, mail.id);
    const replyToken = kept!.replyTo!.replace(/^reply\+|@.*$/g, '');
    expect(await unsubscribe(engine, { token: replyToken })).toEqual({ kind: 'unknown' });
    expect(await engine.db.select().from(consent).where(eq(consent.leadId, leadId))).toMatchObject([
      { state: 'given' },
    ]);
  });
});
