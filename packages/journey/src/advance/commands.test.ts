import { describe, expect, it } from 'vitest';
import { content, day, graphOf, hour, leadNamed, monday, planOf } from '../../testing/journeys.ts';
import type { Command, Facts } from '../model/facts.ts';
import { beginRun } from './begin-run.ts';
import { settle } from './settle.ts';

const plan = planOf(
  graphOf(
    {
      start: ['entry.manual', {}, { next: 'mail' }],
      mail: ['email', { content }, { sent: 'wait' }],
      wait: [
        'wait.event',
        { outcomes: [{ id: 'paid', on: { kind: 'event', name: 'paid' } }], limit: { amount: 3, unit: 'days' } },
        { paid: 'end', timeout: 'look' },
      ],
      look: ['activity', { activityKind: 'slow', outcomes: [{ id: 'done' }] }, { done: 'end', error: 'end' }],
      end: ['end.exit', {}],
    },
    { quietHours: { from: '00:00', to: '12:00' } },
  ),
);

const facts: Facts = { lead: leadNamed('x'), events: [], mails: [], call: null, commands: [] };
const begun = beginRun({
  runId: 'r',
  entry: { nodeId: 'start', key: '', at: monday, properties: {} },
  accelerated: false,
  eventId: null,
});
const waiting = settle({ plan, state: begun, facts, now: monday });

/** What the run comes to when it stands somewhere and these commands are given an hour later. */
function told(from: typeof waiting, ...commands: Command[]) {
  return settle({ plan, state: from.state, facts: { ...from.facts, commands }, now: from.state.blockAt + hour });
}

describe('commands', () => {
  it('[CMD-1] end leaves and takes back the mail', () => {
    const { standing, effects, obeyed, state } = told(waiting, { id: 'c1', kind: 'end', reason: 'asked us' });
    expect(standing).toEqual({ kind: 'ended', reason: 'asked us' });
    expect(effects).toEqual([{ kind: 'withdrawMails', reason: 'asked us' }]);
    expect(obeyed).toEqual(['c1']);
    expect(state.end).toMatchObject({ by: 'command', at: monday + hour });
  });

  it('[CMD-2] hold and retry leave a wait as it was', () => {
    const held = told(waiting, { id: 'c1', kind: 'hold', reason: 'looks odd' });
    expect(held.standing).toEqual({ kind: 'held', nodeId: 'wait', reason: 'looks odd' });
    expect(settle({ plan, state: held.state, facts: held.facts, now: monday + 10 * day }).changed).toBe(false);
    const lifted = told(held, { id: 'c2', kind: 'retry' });
    expect(lifted.standing).toEqual({ kind: 'wait', nodeId: 'wait', deadline: waiting.state.wait?.deadline });
    expect(lifted.steps).toEqual([]);
  });

  it('[CMD-2] hold and retry keep a call', () => {
    const calling = told(waiting, { id: 'c1', kind: 'move', to: 'look' });
    const held = told(calling, { id: 'c2', kind: 'hold', reason: 'looks odd' });
    const lifted = told(held, { id: 'c3', kind: 'retry' });
    expect(lifted.standing).toEqual(calling.standing);
    expect(lifted.effects).toEqual([]);
  });

  it('[CMD-2] retry tries the step again that held the run', () => {
    const broken = {
      ...plan,
      nodes: { ...plan.nodes, mail: { id: 'mail', kind: 'text', title: '', config: {}, to: { sent: 'wait' } } },
    };
    const held = settle({ plan: broken, state: begun, facts, now: monday });
    expect(held.standing).toMatchObject({ kind: 'held', reason: 'unknownKind' });
    expect(told(held, { id: 'c1', kind: 'retry' }).steps.map(({ nodeId }) => nodeId)).toEqual(['mail']);
  });

  it('[CMD-3] move arrives at another step, and cancels the call it leaves', () => {
    const calling = told(waiting, { id: 'c1', kind: 'move', to: 'look' });
    expect(calling.standing).toMatchObject({ kind: 'call', callId: 'r.look.1' });
    const back = told(calling, { id: 'c2', kind: 'move', to: 'wait' });
    expect(back.effects).toEqual([{ kind: 'cancelCall', callId: 'r.look.1' }]);
    expect(back.standing).toMatchObject({ kind: 'wait', nodeId: 'wait' });
    expect(back.state.visits).toMatchObject({ wait: 2 });
  });

  it('[CMD-3] move to a step that is not there holds the run', () => {
    expect(told(waiting, { id: 'c1', kind: 'move', to: 'nowhere' }).standing).toEqual({
      kind: 'held',
      nodeId: 'nowhere',
      reason: 'missingStep',
    });
  });

  it('[CMD-4] skip leaves a wait by its time limit and a call by its last exit', () => {
    const skipped = told(waiting, { id: 'c1', kind: 'skip' });
    expect(skipped.steps[0]).toMatchObject({ nodeId: 'wait', port: 'timeout' });
    const further = told(skipped, { id: 'c2', kind: 'skip' });
    expect(further.steps.map(({ nodeId, port }) => [nodeId, port])).toEqual([
      ['look', 'done'],
      ['end', null],
    ]);
    expect(further.effects).toContainEqual({ kind: 'cancelCall', callId: 'r.look.1' });
  });

  it('are obeyed one after another, oldest first', () => {
    const { obeyed, standing } = told(waiting, { id: 'c1', kind: 'skip' }, { id: 'c2', kind: 'end', reason: 'enough' });
    expect(obeyed).toEqual(['c1', 'c2']);
    expect(standing).toEqual({ kind: 'ended', reason: 'enough' });
  });
});
