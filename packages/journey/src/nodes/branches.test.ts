import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { content, day, hour, leadNamed, monday, play, type Sketch } from '../../testing/journeys.ts';

const end = ['end.exit', {}] as const;
const industry = (value: string) => ({ field: 'lead.industry', op: 'equals', value });

describe('[BRANCH-1] a branch on conditions', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'branch' }],
    branch: [
      'branch.conditions',
      {
        arms: [
          { id: 'maker', condition: industry('manufacturing') },
          { id: 'known', condition: { field: 'lead.industry', op: 'known' } },
        ],
      },
      { maker: 'end', known: 'end', else: 'end' },
    ],
    end,
  };
  it.each([
    ['the first that holds', { industry: 'Manufacturing' }, 'maker'],
    ['the next when the first does not', { industry: 'retail' }, 'known'],
    ['else when none does', {}, 'else'],
  ])('%s', (_what, fields, port) => {
    const { steps } = play(sketch, { lead: leadNamed('x', { fields }) });
    expect(steps[1]).toMatchObject({ port, facts: { arm: port, 'lead.industry': Object.values(fields)[0] ?? null } });
  });
});

describe('a branch on what a reply means', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'mail' }],
    mail: ['email', { content }, { sent: 'wait' }],
    wait: ['wait.duration', { duration: { amount: 2, unit: 'days' } }, { next: 'branch' }],
    branch: [
      'branch.intent',
      {
        arms: [
          { id: 'ask', intents: ['question', 'objection'] },
          { id: 'hot', intents: ['interested', 'meeting_request'] },
        ],
      },
      { hot: 'end', ask: 'end', else: 'end', unclear: 'end' },
    ],
    end,
  };
  const replied = (properties: Record<string, unknown>, at = monday + hour) => ({
    name: 'reply.received',
    node: 'mail',
    at,
    properties: { replyId: 'r1', intents: [], until: null, needsPerson: false, ...properties },
  });
  const branchOf = (script: Parameters<typeof play>[1] extends infer T ? NonNullable<T> : never) =>
    play(sketch, script).steps.find(({ nodeId }) => nodeId === 'branch');

  it.each([
    ['the arm of the primary label', { intent: 'interested', intents: ['question', 'interested'] }, 'hot'],
    [
      'else the first arm with any label',
      { intent: 'other', intents: ['other', 'meeting_request', 'objection'] },
      'ask',
    ],
    ['else', { intent: 'not_interested', intents: ['not_interested'] }, 'else'],
  ])('[BRANCH-2] %s', (_what, reading, port) => {
    expect(branchOf({ script: [replied(reading)] })?.port).toBe(port);
  });

  it('[BRANCH-2] goes by else without a reply', () => {
    expect(branchOf({})?.port).toBe('else');
  });

  it('[BRANCH-3] waits for a person where the reply needs one', () => {
    const unsure = replied({ intent: 'other', needsPerson: true });
    const reviewed = {
      name: 'reply.reviewed',
      at: monday + 3 * day,
      properties: { replyId: 'r1', intent: 'interested', intents: ['interested'], until: null },
    };
    expect(branchOf({ script: [unsure, reviewed] })).toMatchObject({
      port: 'hot',
      leftAt: monday + 3 * day,
      facts: { intent: 'interested' },
    });
    expect(
      branchOf({ script: [unsure, { ...reviewed, properties: { ...reviewed.properties, replyId: 'other' } }] }),
    ).toMatchObject({ port: 'unclear', leftAt: monday + 4 * day });
  });

  it('[BRANCH-3] takes a review that was there before the branch', () => {
    const script = [
      replied({ intent: 'other', needsPerson: true }),
      {
        name: 'reply.reviewed',
        at: monday + 2 * hour,
        properties: { replyId: 'r1', intent: 'question', intents: ['question'] },
      },
    ];
    expect(branchOf({ script })).toMatchObject({ port: 'ask', leftAt: monday + 2 * day });
  });

  it('[BRANCH-4] lets the newest reply decide', () => {
    const script = [
      replied({ intent: 'interested' }),
      replied({ intent: 'question', replyId: 'r2' }, monday + 5 * hour),
    ];
    expect(branchOf({ script })?.port).toBe('ask');
  });

  it('[BRANCH-5] keeps the date a reply names', () => {
    const { facts } = play(sketch, { script: [replied({ intent: 'not_now', until: '2026-06-01' })] });
    expect(facts.lead.fields['come_back_on']).toBe('2026-06-01');
  });
});

describe('a split', () => {
  const arms = [
    { id: 'a', weight: 7 },
    { id: 'b', weight: 2 },
    { id: 'none', weight: 0 },
    { id: 'c', weight: 1 },
  ];
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'split' }],
    split: ['split', { arms }, { a: 'end', b: 'end', c: 'end', none: 'end' }],
    end,
  };
  const armOf = (runId: string) => play(sketch, { runId }).steps[1]?.port ?? '';

  it('[SPLIT-1] follows from run and step alone', () => {
    fc.assert(
      fc.property(fc.uuid(), (runId) => {
        expect(armOf(runId)).toBe(armOf(runId));
      }),
      { numRuns: 50 },
    );
  });

  it('[SPLIT-1] keeps to the weights', () => {
    const counts = new Map<string, number>();
    for (let run = 0; run < 4_000; run += 1) {
      const arm = armOf(`018f-${run}`);
      counts.set(arm, (counts.get(arm) ?? 0) + 1);
    }
    expect(counts.get('a')).toBeGreaterThan(2_650);
    expect(counts.get('a')).toBeLessThan(2_950);
    expect(counts.get('c')).toBeGreaterThan(330);
    expect(counts.has('none')).toBe(false);
  });

  it('[SPLIT-2] keeps the arm over a loop, and goes another way only when the arm is gone', () => {
    const looped: Sketch = {
      start: ['entry.manual', {}, { next: 'split' }],
      split: ['split', { arms: [{ id: 'a' }, { id: 'b' }] }, { a: 'wait', b: 'wait' }],
      wait: ['wait.duration', { duration: { amount: 1, unit: 'days' } }, { next: 'split' }],
    };
    const { steps } = play(looped, { until: monday + 10 * day });
    const taken = new Set(steps.filter(({ nodeId }) => nodeId === 'split').map(({ port }) => port));
    expect(taken.size).toBe(1);
  });
});
