import { describe, expect, it } from 'vitest';
import {
  content,
  day,
  graphOf,
  hour,
  leadNamed,
  minute,
  monday,
  planOf,
  play,
  type Sketch,
} from '../../testing/journeys.ts';
import { beginRun } from '../advance/begin-run.ts';
import { decideMailAgain } from '../advance/decide-mail.ts';
import { settle } from '../advance/settle.ts';
import type { LeadFacts, MailFact } from '../model/facts.ts';

const end = ['end.exit', {}] as const;
const sketch: Sketch = {
  start: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content, ifNotSent: 'otherWay' }, { sent: 'end', notSent: 'end' }],
  end,
};

/** A run that queues one mail after another, a day apart. */
function mailsInARow(count: number, purpose = 'marketing'): Sketch {
  const steps = Array.from({ length: count }, (_one, nth) => [
    [`m${nth}`, ['email', { content, purpose }, { sent: `w${nth}` }]],
    [
      `w${nth}`,
      [
        'wait.duration',
        { duration: { amount: 1, unit: 'minutes' } },
        { next: nth + 1 < count ? `m${nth + 1}` : 'end' },
      ],
    ],
  ]);
  return { start: ['entry.manual', {}, { next: 'm0' }], ...Object.fromEntries(steps.flat()), end };
}

describe('[MAIL-1] no mail is queued', () => {
  it.each<[string, Partial<LeadFacts>, string]>([
    ['without address', { email: null }, 'noAddress'],
    ['with an empty address', { email: '' }, 'noAddress'],
    ['to a suppressed address', { suppression: 'bounced' }, 'suppressed'],
    ['without consent', { consents: {} }, 'noConsent'],
    ['after consent was withdrawn', { consents: { marketing: false } }, 'noConsent'],
    ['with consent for another topic', { consents: { news: true } }, 'noConsent'],
  ])('%s', (_when, change, reason) => {
    const { steps, mails } = play(sketch, { lead: leadNamed('x', change) });
    expect(steps[1]).toMatchObject({ port: 'notSent', facts: { notSent: reason } });
    expect(mails).toEqual([]);
  });
});

describe('[MAIL-2] a reply nobody has decided on', () => {
  const untilReply: Sketch = {
    start: ['entry.manual', {}, { next: 'm1' }],
    m1: ['email', { content }, { sent: 'pause' }],
    pause: ['wait.duration', { duration: { amount: 1, unit: 'days' } }, { next: 'm2' }],
    m2: ['email', { content }, { sent: 'branch' }],
    branch: ['branch.intent', { arms: [{ id: 'hot', intents: ['interested'] }] }, { else: 'm3', hot: 'm3' }],
    m3: ['email', { content }, { sent: 'end' }],
    end,
  };
  const reply = {
    name: 'reply.received',
    node: 'm1',
    at: monday + hour,
    properties: { replyId: '1', intent: 'interested', intents: ['interested'] },
  };

  it('stops marketing mail until the branch has decided', () => {
    const { mails, steps } = play(untilReply, { script: [reply] });
    expect(mails.map(({ nodeId }) => nodeId)).toEqual(['m1', 'm3']);
    expect(steps.find(({ nodeId }) => nodeId === 'm2')?.facts).toMatchObject({ notSent: 'replied' });
  });

  it('stops nothing when it is about the mail of another run', () => {
    const { mails } = play(untilReply, {
      script: [{ ...reply, properties: { ...reply.properties, runId: 'another' } }],
    });
    expect(mails).toHaveLength(3);
  });
});

describe('when a mail may leave', () => {
  const sendAfter = (settings: object, lead?: LeadFacts) =>
    (play(sketch, { settings, ...(lead === undefined ? {} : { lead }) }).mails[0]?.sendAfter ?? 0) - monday;

  it('is at once when nothing speaks against it', () => {
    expect(sendAfter({})).toBe(0);
  });

  it('[MAIL-3] is after the quiet hours where the lead is', () => {
    const settings = { quietHours: { from: '20:00', to: '08:00' } };
    expect(sendAfter(settings)).toBe(0);
    expect(sendAfter(settings, leadNamed('x', { timeZone: 'America/Los_Angeles' }))).toBe(6 * hour);
  });

  it('[MAIL-3] is after the quiet hours of the workspace where the journey sets none', () => {
    const quietHours = { from: '08:00', to: '13:00' };
    const sentAfter = (settings: object) => (play(sketch, { settings, quietHours }).mails[0]?.sendAfter ?? 0) - monday;
    expect(sentAfter({})).toBe(3 * hour);
    expect(sentAfter({ quietHours: { from: '20:00', to: '08:00' } })).toBe(0);
  });

  it('[MAIL-4] is in the send window where the lead is', () => {
    const settings = { sendWindow: { days: [2, 3, 4], from: '09:00', to: '11:00' } };
    expect(sendAfter(settings)).toBe(day - hour);
    expect(sendAfter(settings, leadNamed('x', { timeZone: 'Pacific/Auckland' }))).toBe(11 * hour);
  });

  it('[MAIL-5] is when a place is free under the cap, and then in the window', () => {
    const frequencyCap = { emails: 2, perDays: 7 };
    const times = (settings: object) =>
      play(mailsInARow(4), { settings, until: monday + 30 * day }).mails.map((mail) => mail.sendAfter - monday);
    expect(times({ frequencyCap })).toEqual([0, minute, 7 * day, 7 * day + minute]);
    const windowed = times({ frequencyCap, sendWindow: { days: [1, 2, 3, 4, 5], from: '08:00', to: '09:00' } });
    expect(windowed.every((at) => (monday + at - 7 * hour) % day <= hour)).toBe(true);
  });

  it('[MAIL-5] counts mails of other runs, but no refused ones', () => {
    const plan = planOf(graphOf(sketch, { frequencyCap: { emails: 1, perDays: 2 } }));
    const other = (state: MailFact['state']): MailFact => ({
      runId: 'other',
      nodeId: 'm',
      visit: 1,
      purpose: 'marketing',
      state,
      decidedAt: monday - day,
      sendAfter: monday - day,
      leftAt: null,
    });
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const sendAfterBeside = (mails: MailFact[]) => {
      const { effects } = settle({
        plan,
        state,
        facts: { lead: leadNamed('x'), events: [], mails, call: null, commands: [] },
        now: monday,
      });
      return effects.find(({ kind }) => kind === 'queueMail');
    };
    expect(sendAfterBeside([other('accepted')])).toMatchObject({ sendAfter: monday + day });
    expect(sendAfterBeside([other('refused')])).toMatchObject({ sendAfter: monday });
    expect(sendAfterBeside([{ ...other('accepted'), purpose: 'service' }])).toMatchObject({ sendAfter: monday });
  });

  it('[MAIL-6] is at once for service mail, without consent too', () => {
    const settings = { quietHours: { from: '00:00', to: '23:59' }, frequencyCap: { emails: 1, perDays: 30 } };
    const { mails } = play(mailsInARow(3, 'service'), { settings, lead: leadNamed('x', { consents: {} }) });
    expect(mails.map((mail) => mail.sendAfter - mail.decidedAt)).toEqual([0, 0, 0]);
  });

  it('[TIME-8] looks at the clock, not at the moment that caused the block', () => {
    const plan = planOf(graphOf(sketch, { quietHours: { from: '10:02', to: '12:00' } }));
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const facts = { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] };
    const { effects } = settle({ plan, state, facts, now: monday + 3 * minute });
    expect(effects[0]).toMatchObject({ kind: 'queueMail', decidedAt: monday, sendAfter: monday + 2 * hour });
  });
});

it('[MAIL-7] a mail not sent goes on as if it was, unless the step has a way for it', () => {
  const plain: Sketch = { ...sketch, mail: ['email', { content }, { sent: 'end' }] };
  expect(play(plain, { lead: leadNamed('x', { email: null }) }).path).toEqual(['start:next', 'mail:sent', 'end:end']);
});

it('[MAIL-8] asks again when the mail would leave', () => {
  const plan = planOf(graphOf(sketch, { quietHours: { from: '21:00', to: '08:00' } }));
  const state = beginRun({
    runId: 'r',
    entry: { nodeId: 'start', key: '', at: monday, properties: {} },
    accelerated: false,
    eventId: null,
  });
  const again = (at: number, lead: LeadFacts) =>
    decideMailAgain({
      plan,
      state,
      facts: { lead, events: [], mails: [], call: null, commands: [] },
      at,
      purpose: 'marketing',
      topic: 'marketing',
    });
  expect(again(monday, leadNamed('x'))).toMatchObject({ kind: 'send', sendAfter: monday });
  expect(again(monday + 12 * hour, leadNamed('x'))).toMatchObject({ kind: 'send', sendAfter: monday + 22 * hour });
  expect(again(monday, leadNamed('x', { consents: { marketing: false } }))).toMatchObject({
    kind: 'notSent',
    reason: 'noConsent',
  });
});
