import { compileGraph, parseGraph, type Plan } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { shortestWait } from './shortest-wait.ts';
import { whyNotPlayable } from './why-not-playable.ts';

function planOf(nodes: { id: string; kind: string; config: object }[]): Plan {
  const entry = { id: 'list', kind: 'entry.import', config: {} };
  const parsed = parseGraph({ schema: 1, name: 'Waits', nodes: [entry, ...nodes], edges: [], settings: {} });
  const compiled = parsed.ok ? compileGraph(parsed.graph) : null;
  if (compiled?.ok !== true) throw new Error('The plan of this test is broken.');
  return compiled.plan;
}

const wait = { id: 'wait', kind: 'wait.duration', config: { duration: { amount: 2, unit: 'days' } } };
const sales = { id: 'sales', kind: 'sales.notify', config: { within: { amount: 4, unit: 'hours' } } };
const minutes = { id: 'soon', kind: 'wait.duration', config: { duration: { amount: 10, unit: 'minutes' } } };

describe('playing a plan', () => {
  it('finds the shortest wait in whatever step names one', () => {
    expect(shortestWait(planOf([wait, sales]))).toEqual({ nodeId: 'sales', ms: 4 * 3_600_000 });
    expect(shortestWait(planOf([]))).toBeNull();
  });

  it('says which step a speed is too fast for, and what would do', () => {
    const plan = planOf([wait, minutes]);
    const [problem, ...others] = whyNotPlayable(plan, { entryStep: 'list', dayMs: 2_000 });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: 'tooFast', nodeId: 'soon', severity: 'error' });
    expect(problem?.message).toContain('at least 3 seconds');
    expect(whyNotPlayable(plan, { entryStep: 'list', dayMs: 3_000 })).toEqual([]);
  });

  it('begins at an entry alone', () => {
    const plan = planOf([wait]);
    expect(whyNotPlayable(plan, { entryStep: 'wait', dayMs: 10_000 })).toMatchObject([
      { code: 'noEntry', nodeId: 'wait' },
    ]);
    expect(whyNotPlayable(plan, { entryStep: 'nowhere', dayMs: 10_000 })).toMatchObject([
      { code: 'noEntry', nodeId: null },
    ]);
  });
});
