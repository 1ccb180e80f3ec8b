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
import { beginRun } from './begin-run.ts';
import { concerns } from './concerns.ts';
import { settle } from './settle.ts';

const end = ['end.exit', {}] as const;
const booked = { event: 'booked', since: 'entry' as const };
const mailThenWait: Sketch = {
  start: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content }, { sent: 'wait' }],
  wait: ['wait.duration', { duration: { amount: 5, unit: 'days' } }, { next: 'end' }],
  end,
};

describe('exit conditions', () => {
  const exits = [{ condition: booked, reason: 'booked' }];

  it('[EXIT-1] are looked at when something happens, and take back mails not sent', () => {
    const settings = { exits, quietHours: { from: '00:00', to: '12:00' } };
    const {
      end: ended,
      mails,
      effects,
    } = play(mailThenWait, { settings, script: [{ name: 'booked', at: monday + hour }] });
    expect(ended).toEqual({ reason: 'booked', by: 'exitCondition', at: monday + hour });
    expect(mails[0]).toMatchObject({ leftAt: null });
    expect(effects.at(-1)).toEqual({ kind: 'withdrawMails', reason: 'booked' });
  });

  it('[EXIT-1] are looked at first at every arrival', () => {
    const vip: Sketch = {
      ...mailThenWait,
      start: ['entry.manual', {}, { next: 'tag' }],
      tag: ['lead.tag', { tag: 'vip' }, { next: 'mail' }],
    };
    const settings = { exits: [{ condition: { field: 'tags', op: 'hasTag' as const, value: 'vip' }, reason: 'vip' }] };
    const { path, end: ended } = play(vip, { settings });
    expect(path).toEqual(['start:next', 'tag:next']);
    expect(ended?.reason).toBe('vip');
  });

  it('[EXIT-2] do not come true because time passes', () => {
    const plan = planOf(
      graphOf(mailThenWait, {
        exits: [
          { condition: { field: 'lead.renewal', op: 'before', value: '2026-03-10' }, reason: 'x' },
          { condition: { not: { event: 'seen', since: { lastDays: 1 } } }, reason: 'quiet' },
        ],
      }),
    );
    const seen = { id: 'e', name: 'seen', at: monday, properties: {} };
    const facts = { lead: leadNamed('x'), events: [seen], mails: [], call: null, commands: [] };
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const first = settle({ plan, state, facts, now: monday });
    expect(settle({ plan, state: first.state, facts: first.facts, now: monday + 3 * day }).changed).toBe(false);
  });

  it('[CALL-5] cancel the activity under way', () => {
    const plan = planOf(
      graphOf(
        {
          start: ['entry.manual', {}, { next: 'look' }],
          look: ['activity', { activityKind: 'slow', outcomes: [{ id: 'done' }] }, { done: 'end' }],
          end,
        },
        { exits },
      ),
    );
    const facts = { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] };
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const called = settle({ plan, state, facts, now: monday });
    expect(called.standing).toMatchObject({ kind: 'call', callId: 'r.look.1', activityKind: 'slow' });
    const event = { id: 'e', name: 'booked', at: monday + hour, properties: {} };
    const left = settle({ plan, state: called.state, facts: { ...called.facts, events: [event] }, now: monday + hour });
    expect(left.effects).toContainEqual({ kind: 'cancelCall', callId: 'r.look.1' });
    const late = settle({
      plan,
      state: left.state,
      facts: { ...left.facts, call: { callId: 'r.look.1', outcome: 'done', output: {} } },
      now: monday + day,
    });
    expect(late.changed).toBe(false);
  });
});

describe('the goal', () => {
  const goal = (change: object = {}) => ({ goal: { condition: booked, ...change } });
  const script = [{ name: 'booked', at: monday + 2 * day }];

  it('[GOAL-1] is counted and left by', () => {
    const { end: ended, effects } = play(mailThenWait, { settings: goal(), script });
    expect(ended).toEqual({ reason: 'goal', by: 'goal', at: monday + 2 * day });
    expect(effects).toContainEqual({ kind: 'reachGoal', at: monday + 2 * day });
  });

  it('[GOAL-1] is counted once where the lead goes on', () => {
    const twice = [...script, { name: 'booked', at: monday + 3 * day }];
    const { end: ended, effects } = play(mailThenWait, { settings: goal({ whenReached: 'goOn' }), script: twice });
    expect(ended).toMatchObject({ by: 'step', at: monday + 5 * day });
    expect(effects.filter(({ kind }) => kind === 'reachGoal')).toHaveLength(1);
  });

  it('[GOAL-2] does not count when it comes too late', () => {
    const { end: ended } = play(mailThenWait, { settings: goal({ withinDays: 1 }), script });
    expect(ended).toMatchObject({ by: 'step' });
  });

  it('[GOAL-3] is reached by its step', () => {
    const { end: ended, effects } = play({ start: ['entry.manual', {}, { next: 'won' }], won: ['end.goal', {}] });
    expect(ended).toMatchObject({ by: 'goal' });
    expect(effects).toEqual([{ kind: 'reachGoal', at: monday }]);
  });
});

describe('walking', () => {
  it('[WALK-2] leaves by an exit nobody connected', () => {
    const { end: ended } = play({ start: ['entry.manual', {}, { next: 'mail' }], mail: ['email', { content }] });
    expect(ended).toEqual({ reason: 'sent', by: 'openPort', at: monday });
  });

  it('[WALK-3] is held by a step that is missing or of an unknown kind', () => {
    const plan = planOf(graphOf(mailThenWait));
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const facts = { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] };
    const { mail: _mail, ...others } = plan.nodes;
    const missing = settle({ plan: { ...plan, nodes: others }, state, facts, now: monday });
    expect(missing.standing).toEqual({ kind: 'held', nodeId: 'mail', reason: 'missingStep' });
    const foreign = { ...plan.nodes, mail: { id: 'mail', kind: 'text', title: '', config: {}, to: {} } };
    expect(settle({ plan: { ...plan, nodes: foreign }, state, facts, now: monday }).standing).toEqual({
      kind: 'held',
      nodeId: 'mail',
      reason: 'unknownKind',
    });
  });

  it('[LOOP-2] counts each arrival', () => {
    const round: Sketch = {
      start: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content }, { sent: 'wait' }],
      wait: ['wait.duration', { duration: { amount: 1, unit: 'days' } }, { next: 'mail' }],
    };
    expect(play(round, { until: monday + 3 * day }).mails.map(({ visit }) => visit)).toEqual([1, 2, 3, 4]);
  });

  it('[LOOP-3] is held by a loop no check has seen', () => {
    const plan = planOf(
      graphOf({ start: ['entry.manual', {}, { next: 'score' }], score: ['lead.score', { points: 1 }] }),
    );
    const round = {
      ...plan.nodes,
      score: { id: 'score', kind: 'lead.score', title: '', config: { points: 1 }, to: { next: 'score' } },
    };
    const state = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const { standing, steps } = settle({
      plan: { ...plan, nodes: round },
      state,
      facts: { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] },
      now: monday,
    });
    expect(standing).toMatchObject({ kind: 'held', reason: 'tooManySteps' });
    expect(steps).toHaveLength(1_000);
  });
});

describe('looking late', () => {
  const twoWaits: Sketch = {
    start: ['entry.manual', {}, { next: 'first' }],
    first: ['wait.duration', { duration: { amount: 1, unit: 'hours' } }, { next: 'second' }],
    second: [
      'wait.event',
      { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }], limit: { amount: 1, unit: 'hours' } },
      { paid: 'end', timeout: 'end' },
    ],
    end,
  };
  const lookAt = (now: number, events: { name: string; at: number }[] = []) => {
    const plan = planOf(graphOf(twoWaits));
    const begun = beginRun({
      runId: 'r',
      entry: { nodeId: 'start', key: '', at: monday, properties: {} },
      accelerated: false,
      eventId: null,
    });
    const facts = { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] };
    const { state } = settle({ plan, state: begun, facts, now: monday });
    const heard = events.map(({ name, at }, nth) => ({ id: String(nth), name, at, properties: {} }));
    return settle({ plan, state, facts: { ...facts, events: heard }, now });
  };

  it('[TIME-5] by five minutes and more counts the next wait from now', () => {
    expect(lookAt(monday + hour + 5 * minute - 1).state.wait?.deadline).toBe(monday + 2 * hour);
    expect(lookAt(monday + hour + 5 * minute).state.wait?.deadline).toBe(monday + 2 * hour + 5 * minute);
  });

  it('[TIME-5] loses no event that came in between', () => {
    const { steps } = lookAt(monday + 3 * hour, [{ name: 'paid', at: monday + hour + minute }]);
    expect(steps[1]).toMatchObject({ nodeId: 'second', port: 'paid' });
  });
});

describe('[LOOK-4] which events concern a run', () => {
  const plan = planOf(
    graphOf(
      {
        ...mailThenWait,
        wait: [
          'wait.event',
          { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }] },
          { paid: 'end', timeout: 'end' },
        ],
      },
      { exits: [{ condition: booked, reason: 'booked' }] },
    ),
  );
  const begun = beginRun({
    runId: 'r',
    entry: { nodeId: 'start', key: '', at: monday, properties: {} },
    accelerated: false,
    eventId: null,
  });
  const { state } = settle({
    plan,
    state: begun,
    facts: { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] },
    now: monday,
  });
  it.each([
    ['paid', monday + hour, true],
    ['paid', monday - 1, false],
    ['booked', monday + hour, true],
    ['email.opened', monday + hour, false],
    ['reply.out_of_office', monday + hour, false],
    ['email.settled', monday + hour, false],
  ])('%s at %d: %j', (name, at, does) => {
    expect(concerns({ plan, state, event: { id: 'e', name, at, properties: {} } })).toBe(does);
  });
});
