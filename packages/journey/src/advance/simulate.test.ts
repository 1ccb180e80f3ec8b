import { describe, expect, it } from 'vitest';
import { hour, play, type Sketch } from '../../testing/journeys.ts';
import { compileGraph } from '../compile/compile-graph.ts';
import { graphSchema, type GraphInput } from '../model/graph.ts';
import type { LeadFacts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import { simulate } from './simulate.ts';

const monday = 1_773_046_800_000; // Monday 9 March 2026, 09:00 UTC
const day = 86_400_000;

const greta: LeadFacts = {
  id: 'greta',
  email: 'greta@fjordline.example',
  fields: { industry: 'manufacturing' },
  score: 10,
  stage: 'lead',
  tags: [],
  timeZone: 'Europe/Oslo',
  createdAt: monday - 30 * day,
  consents: { marketing: true },
  suppression: null,
};

const content = { subject: 'Your guide', source: 'Here it is.' };
const nurture: GraphInput = {
  schema: 1,
  name: 'Nurture',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'guide' } },
    { id: 'm1', kind: 'email', config: { content } },
    {
      id: 'wait',
      kind: 'wait.event',
      config: { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
    },
    {
      id: 'intent',
      kind: 'branch.intent',
      config: { arms: [{ id: 'hot', intents: ['interested', 'meeting_request'] }] },
    },
    { id: 'sales', kind: 'sales.notify', config: {} },
    { id: 'm2', kind: 'email', config: { content } },
    { id: 'goal', kind: 'end.goal', config: {} },
    { id: 'exit', kind: 'end.exit', config: { reason: 'no reaction' } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'm1' },
    { from: 'm1', port: 'sent', to: 'wait' },
    { from: 'wait', port: 'replied', to: 'intent' },
    { from: 'wait', port: 'timeout', to: 'm2' },
    { from: 'm2', port: 'sent', to: 'exit' },
    { from: 'intent', port: 'hot', to: 'sales' },
    { from: 'sales', port: 'accepted', to: 'goal' },
  ],
  settings: {},
};

function planOf(input: GraphInput): Plan {
  const compiled = compileGraph(graphSchema.parse(input));
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return compiled.plan;
}

const entry = { nodeId: 'form', key: '', at: monday, properties: {} };

describe('the end of a journey', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'mail' }],
    mail: ['email', { content }, { sent: 'end' }],
    end: ['end.exit', {}],
  };
  const leftAt = (of: Parameters<typeof play>[1] = {}) => play(sketch, of).mails.map((mail) => mail.leftAt);

  it('[SIM-3] leaves the mail before it on its way, unless the lead objects', () => {
    const settings = { quietHours: { from: '08:00', to: '12:00' } };
    expect(leftAt()).toEqual([monday]);
    expect(leftAt({ settings })).toEqual([monday + 2 * hour]);
    const script = [{ name: 'unsubscribed', at: monday + hour }];
    expect(leftAt({ settings, script })).toEqual([null]);
  });
});

describe('one lead through a journey', () => {
  it('goes the way of no reaction', () => {
    const { steps, mails, end } = simulate({ plan: planOf(nurture), runId: 'r1', lead: greta, entry, script: [] });
    expect(steps.map(({ nodeId, port }) => `${nodeId}:${port}`)).toEqual([
      'form:next',
      'm1:sent',
      'wait:timeout',
      'm2:sent',
      'exit:null',
    ]);
    expect(mails.map(({ nodeId, sendAfter }) => [nodeId, sendAfter - monday])).toEqual([
      ['m1', 0],
      ['m2', 3 * day],
    ]);
    expect(end).toEqual({ reason: 'no reaction', by: 'step', at: monday + 3 * day });
  });

  it('goes to sales at once on a reply of interest', () => {
    const { steps, mails, end } = simulate({
      plan: planOf(nurture),
      runId: 'r1',
      lead: greta,
      entry,
      script: [
        {
          at: monday + day,
          name: 'reply.received',
          node: 'm1',
          properties: { replyId: 'x', intent: 'interested', intents: ['interested'], until: null, needsPerson: false },
        },
        { at: monday + day + 60_000, name: 'handoff.accepted', node: 'sales' },
      ],
    });
    expect(steps.map(({ nodeId }) => nodeId)).toEqual(['form', 'm1', 'wait', 'intent', 'sales', 'goal']);
    expect(mails).toHaveLength(1);
    expect(end).toEqual({ reason: 'goal', by: 'goal', at: monday + day + 60_000 });
  });
});

describe('a way named for a split', () => {
  const arms = ['a', 'b'] as const;
  const split: GraphInput = {
    schema: 1,
    name: 'Split',
    nodes: [
      { id: 'form', kind: 'entry.form', config: { form: 'guide' } },
      { id: 'split', kind: 'split', config: { arms: arms.map((id) => ({ id, weight: 1 })) } },
      ...arms.map((id) => ({ id: `exit-${id}`, kind: 'end.exit', config: { reason: id } })),
    ],
    edges: [
      { from: 'form', port: 'next', to: 'split' },
      ...arms.map((id) => ({ from: 'split', port: id, to: `exit-${id}` })),
    ],
    settings: {},
  };
  const endOf = (given: Readonly<Record<string, string>>): string | undefined =>
    simulate({ plan: planOf(split), runId: 'r1', lead: greta, entry, script: [], arms: given }).end?.reason;

  it.each(arms)('[SIM-4] is gone: %s', (arm) => expect(endOf({ split: arm })).toBe(arm));

  it('[SIM-4] counts for nothing where the split does not have it', () => {
    expect(endOf({ split: 'z', other: 'a' })).toBe(endOf({}));
  });
});
