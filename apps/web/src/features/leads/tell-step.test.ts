import type { PassedStep, RunOfLead } from '@tendril/api';
import { describe, expect, it } from 'vitest';
import { tellStep } from './tell-step.ts';

const at = (day: number, hour: number): string => new Date(2026, 2, day, hour, 4).toISOString();
const step = (given: Partial<PassedStep>): PassedStep => ({
  ...{ nodeId: 'wait', visit: 1, title: 'Wait until reply', port: 'timeout', outcome: null, email: null, why: '' },
  ...{ arrivedAt: at(3, 9), leftAt: at(3, 9) },
  ...given,
});
const nowMs = new Date(2026, 2, 10).getTime();
const run = (path: PassedStep[], given: Partial<RunOfLead> = {}): RunOfLead => ({
  ...{
    id: 'r',
    journeyId: 'j',
    journeyName: 'Nurture',
    versionNumber: 1,
    status: 'active',
    at: 'Rest',
    nodeId: 'rest',
  },
  ...{ enteredAt: at(3, 9), dueAt: null, endedAt: null, heldReason: null, endReason: null, path },
  graph: {
    schema: 1,
    name: 'Nurture',
    direction: 'down',
    nodes: [],
    edges: [],
    settings: {},
  } as unknown as RunOfLead['graph'],
  ...given,
});

describe('what a lead’s way says of a step', () => {
  it.each([
    [step({ email: 'Sent: “Your guide”' }), 'Sent: “Your guide”, Tue 3 Mar, 09:04'],
    [step({ outcome: 'no reaction', leftAt: at(6, 9) }), 'Left by “no reaction” after 3 days, Fri 6 Mar, 09:04'],
    [step({ leftAt: at(3, 12) }), 'Passed after 3 hours, Tue 3 Mar, 12:04'],
    [step({ outcome: 'interested' }), 'Left by “interested”, Tue 3 Mar, 09:04'],
  ])('of one that was passed', (passed, words) => {
    expect(tellStep(run([passed]), 'wait', { title: 'Wait', nowMs }).visits.map(({ what }) => what)).toEqual([words]);
  });

  it('tells every visit of a loop', () => {
    const told = tellStep(run([step({}), step({ visit: 2, leftAt: at(4, 9) })]), 'wait', { title: 'Wait', nowMs });
    expect(told.visits).toHaveLength(2);
    expect(told.standing).toBeNull();
  });

  it.each([
    [{ status: 'held', heldReason: 'The step failed.' }, 'Held here. The step failed.'],
    [{ status: 'active', dueAt: null }, 'Stands here now'],
    [{ status: 'active', dueAt: '2999-01-01T00:00:00.000Z' }, 'Stands here now'],
    [{ status: 'ended', endReason: 'goal', endedAt: at(6, 9) }, 'Left the journey here: goal, Fri 6 Mar, 09:04'],
  ] as const)('says where they stand: %j', (given, words) => {
    expect(tellStep(run([], given), 'rest', { title: 'Rest', nowMs })).toEqual({
      title: 'Rest',
      visits: [],
      standing: words,
    });
  });
});
