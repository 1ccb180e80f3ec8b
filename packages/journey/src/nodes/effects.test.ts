import { describe, expect, it } from 'vitest';
import { day, hour, leadNamed, monday, play, type Sketch } from '../../testing/journeys.ts';

const end = ['end.exit', {}] as const;

describe('changes of the lead', () => {
  const changing: Sketch = {
    start: ['entry.manual', {}, { next: 'score' }],
    score: ['lead.score', { points: 25, reason: 'asked' }, { next: 'field' }],
    field: ['lead.field', { field: 'plan', value: 'Core' }, { next: 'tag' }],
    tag: ['lead.tag', { tag: 'vip' }, { next: 'stage' }],
    stage: ['lead.stage', { stage: 'mql' }, { next: 'branch' }],
    branch: [
      'branch.conditions',
      {
        arms: [
          {
            id: 'all',
            condition: {
              all: [
                { field: 'score', op: 'equals', value: 35 },
                { field: 'lead.plan', op: 'equals', value: 'core' },
                { field: 'tags', op: 'hasTag', value: 'vip' },
                { field: 'stage', op: 'equals', value: 'mql' },
                { event: 'score.changed', since: 'entry', times: { op: 'exactly', n: 1 } },
                { event: 'stage.changed', since: 'entry', where: [{ property: 'stage', op: 'equals', value: 'mql' }] },
              ],
            },
          },
        ],
      },
      { all: 'end', else: 'end' },
    ],
    end,
  };

  it('[WALK-1] [LEAD-1] are seen by later steps, as values and as events', () => {
    expect(play(changing).path).toContain('branch:all');
  });

  it('[LEAD-1] that change nothing are no events', () => {
    expect(play(changing, { lead: leadNamed('x', { stage: 'mql', score: 10, tags: ['vip'] }) }).path).toContain(
      'branch:else',
    );
  });

  it('[LEAD-2] do not end the waits of the run that made them', () => {
    const own: Sketch = {
      start: ['entry.manual', {}, { next: 'score' }],
      score: ['lead.score', { points: 5 }, { next: 'wait' }],
      wait: [
        'wait.event',
        {
          outcomes: [{ id: 'scored', on: { kind: 'event', name: 'score.changed' } }],
          limit: { amount: 1, unit: 'days' },
        },
        { scored: 'end', timeout: 'end' },
      ],
      end,
    };
    expect(play(own).path).toContain('wait:timeout');
    const byOthers = { name: 'score.changed', at: monday + hour, properties: { points: 5, runId: 'another' } };
    expect(play(own, { script: [byOthers] }).path).toContain('wait:scored');
  });

  it('[LEAD-4] go down the ladder only with a reason', () => {
    const back = (reason?: string): Sketch => ({
      start: ['entry.manual', {}, { next: 'stage' }],
      stage: ['lead.stage', { stage: 'lead', ...(reason === undefined ? {} : { reason }) }, { next: 'end' }],
      end,
    });
    const customer = leadNamed('x', { stage: 'SQL' });
    expect(play(back(), { lead: customer }).facts.lead.stage).toBe('SQL');
    expect(play(back(), { lead: customer }).steps[1]?.facts).toMatchObject({ notMoved: 'backwardWithoutReason' });
    expect(play(back('went quiet'), { lead: customer }).facts.lead.stage).toBe('lead');
  });
});

describe('notifying sales', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'sales' }],
    sales: [
      'sales.notify',
      { note: 'Call first.' },
      { accepted: 'end', notNow: 'end', rejected: 'end', noAnswer: 'end' },
    ],
    end,
  };
  const answer = (name: string, properties = {}) => ({ name, node: 'sales', at: monday + hour, properties });

  it('[SALES-1] hears only answers to this hand-off', () => {
    expect(play(sketch, { script: [answer('handoff.accepted')] }).path).toContain('sales:accepted');
    for (const other of [{ visit: 2 }, { nodeId: 'other' }, { runId: 'other' }]) {
      expect(play(sketch, { script: [answer('handoff.accepted', other)] }).path).toContain('sales:noAnswer');
    }
  });

  it('[SALES-2] closes the hand-off when nobody answers', () => {
    const { effects, steps } = play(sketch);
    expect(effects).toEqual([
      { kind: 'openHandoff', nodeId: 'sales', visit: 1, note: 'Call first.', dueAt: monday + day },
      { kind: 'closeHandoff', nodeId: 'sales', visit: 1, reason: 'noAnswer' },
    ]);
    expect(steps[1]).toMatchObject({ port: 'noAnswer', leftAt: monday + day });
  });

  it('[SALES-3] keeps the date of "not now" and the reason of a rejection', () => {
    expect(
      play(sketch, { script: [answer('handoff.not_now', { until: '2026-05-01' })] }).facts.lead.fields,
    ).toMatchObject({ come_back_on: '2026-05-01' });
    expect(
      play(sketch, { script: [answer('handoff.rejected', { reason: 'no budget' })] }).facts.lead.fields,
    ).toMatchObject({ rejected_reason: 'no budget' });
  });
});

describe('an activity', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'look' }],
    look: [
      'activity',
      {
        activityKind: 'company_lookup',
        input: {
          company: '{{ lead.company }}',
          text: 'Score {{score}} of {{ lead.missing }}{{ entry.plan }}.',
          score: '{{ score }}',
          list: ['{{ lead.company }}'],
        },
        outcomes: [{ id: 'found' }, { id: 'unknown' }],
        saveTo: [{ output: 'industry', field: 'industry' }],
      },
      { found: 'end', unknown: 'end', error: 'end' },
    ],
    end,
  };
  const lead = leadNamed('x', { fields: { company: 'Lunde Marine' } });

  it('[CALL-1] [CALL-3] is called once, with the input filled in', () => {
    const { effects } = play(sketch, { lead, properties: { plan: 'Core' } });
    expect(effects).toEqual([
      {
        kind: 'openCall',
        callId: 'r1.look.1',
        nodeId: 'look',
        visit: 1,
        activityKind: 'company_lookup',
        input: { company: 'Lunde Marine', text: 'Score 10 of Core.', score: 10, list: ['Lunde Marine'] },
      },
    ]);
  });

  it('[CALL-4] keeps what it found', () => {
    const { path, facts } = play(sketch, {
      lead,
      callOutcomes: { company_lookup: { outcome: 'found', output: { industry: 'shipping' } } },
    });
    expect(path).toContain('look:found');
    expect(facts.lead.fields['industry']).toBe('shipping');
  });

  it('[CALL-2] [CALL-4] ends by error when the outcome is none of its own, and keeps nothing', () => {
    const { path, facts } = play(sketch, {
      lead,
      callOutcomes: { look: { outcome: 'surprise', output: { industry: 'shipping' } } },
    });
    expect(path).toContain('look:error');
    expect(facts.lead.fields).not.toHaveProperty('industry');
  });
});
