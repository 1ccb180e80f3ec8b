import type { HeldRun, InboxCounts, ReplyToReview } from '@tendril/api';
import { advanceRun, commandRun, recordReply, type Engine } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf, errorOf, openApiScene, type ApiScene } from '../support/api-scene.ts';
import { enterNewLeads, mailboxOf, mailOf, oneMail, sendDue } from '../support/mail-scene.ts';
import { runOf } from '../support/test-engine.ts';

let scene: ApiScene;
let engine: Engine;
beforeAll(async () => {
  scene = await openApiScene();
  engine = scene.engine;
  // The API answers by the real clock.
  scene.clock.now = Date.now();
});
afterAll(() => scene.close());

const counts = async () => dataOf<InboxCounts>(await scene.query('inbox.counts'));
const toReview = async () => dataOf<ReplyToReview[]>(await scene.query('replies.list'));
const held = async () => dataOf<HeldRun[]>(await scene.query('runs.held'));

/** Email, wait for a reply, branch by what it means. */
const asking = graphOf({
  in: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content: { subject: 'A question', source: 'Shall we talk?' } }, { sent: 'listen' }],
  listen: [
    'wait.event',
    { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
    { replied: 'meaning' },
  ],
  meaning: [
    'branch.intent',
    { arms: [{ id: 'hot', title: 'wants to talk', intents: ['interested'] }] },
    { hot: 'won', else: 'other' },
  ],
  won: ['end.exit', { reason: 'won' }],
  other: ['end.exit', { reason: 'other' }],
});

/** A lead whose reply nobody can be sure of, with the run that waits for a person. */
async function unclearReply(prefix: string) {
  const { leadIds, runIds } = await enterNewLeads(engine, { graph: asking, count: 1, prefix });
  const runId = runIds[0] ?? '';
  await sendDue(scene);
  const [kept] = await mailboxOf(engine, (await mailOf(engine, runId)).id);
  await recordReply(engine, {
    to: [kept?.replyTo ?? ''],
    from: `${prefix}0@people.example`,
    subject: 'Re: A question',
    headers: {},
    text: 'hm, maybe, who else uses it?\n\n> Shall we talk?',
    externalId: prefix,
  });
  await advanceRun(engine, runId, 0);
  const reply = (await toReview()).find(({ leadId }) => leadId === leadIds[0]);
  if (reply === undefined) throw new Error('the reply waits for nobody');
  return { reply, runId };
}

describe('a reply nobody can be sure of', () => {
  it('is shown as they wrote it, with our guess and where they wait', async () => {
    const { reply } = await unclearReply('asks');
    expect(reply).toMatchObject({
      name: 'asks0@people.example',
      text: 'hm, maybe, who else uses it?',
      waits: {
        step: 'By reply: wants to talk · else',
        ways: [{ intent: 'interested', way: 'wants to talk' }],
        otherwise: 'else',
      },
    });
    expect(reply.guess.evidence).toContain('who else');
    expect((await counts()).replies).toBe((await toReview()).length);
  });

  it('lets the journey go on by what a person says, once', async () => {
    const { reply, runId } = await unclearReply('goes-on');
    await dataOf(await scene.mutate('replies.answer', { id: reply.id, intent: 'interested' }));
    await advanceRun(engine, runId, 0);
    expect(await runOf(engine, runId)).toMatchObject({ status: 'ended', endReason: 'won' });
    expect((await toReview()).map(({ id }) => id)).not.toContain(reply.id);
    const again = await scene.mutate('replies.answer', { id: reply.id, intent: 'not_now' });
    expect(await errorOf(again)).toMatchObject({ code: 'conflict' });
  });

  it('is refused a meaning there is none of', async () => {
    const { reply } = await unclearReply('odd');
    expect(await errorOf(await scene.mutate('replies.answer', { id: reply.id, intent: 'maybe' }))).toMatchObject({
      code: 'invalid',
      field: 'intent',
    });
  });
});

describe('a lead that is held', () => {
  it('is listed with where, why and what helps, and obeys', async () => {
    const { runIds } = await enterNewLeads(engine, { graph: oneMail(), count: 3, prefix: 'held' });
    for (const runId of runIds) {
      await commandRun(engine, runId, { kind: 'hold', reason: 'the address does not exist' });
      await advanceRun(engine, runId, 0);
    }
    const listed = await held();
    expect(listed.map(({ id }) => id)).toEqual(expect.arrayContaining(runIds));
    expect(listed[0]).toMatchObject({ why: 'The address does not exist.', step: 'Wait until reply, at most 3 days' });
    expect((await counts()).held).toBe(listed.length);
    const [retried = '', skipped = '', ended = ''] = runIds;
    const order = async (ids: string[], how: string) => {
      const answer = await dataOf(await scene.mutate('runs.command', { ids, order: how }));
      for (const id of ids) await advanceRun(engine, id, 0);
      return answer;
    };
    expect(await order([retried, retried], 'retry')).toEqual({ told: 1, gone: 0 });
    await order([skipped], 'skip');
    await order([ended], 'end');
    expect(await runOf(engine, retried)).toMatchObject({ status: 'active', nodeId: 'listen' });
    expect(await runOf(engine, skipped)).toMatchObject({ status: 'ended', endReason: 'silent' });
    expect(await runOf(engine, ended)).toMatchObject({ status: 'ended', endReason: 'ended by hand' });
    expect(await order([ended], 'end')).toEqual({ told: 0, gone: 1 });
    expect(await held()).toEqual([]);
  });
});
