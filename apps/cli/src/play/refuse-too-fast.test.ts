import { compileGraph, parseGraph, type Plan } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { refuseTooFast } from './refuse-too-fast.ts';

function planOf(nodes: { id: string; kind: string; config: object }[]): Plan {
  const entry = { id: 'list', kind: 'entry.import', config: {} };
  const parsed = parseGraph({ schema: 1, name: 'Waits', nodes: [entry, ...nodes], edges: [], settings: {} });
  const compiled = parsed.ok ? compileGraph(parsed.graph) : null;
  if (compiled?.ok !== true) throw new Error('The plan of this test is broken.');
  return compiled.plan;
}

const wait = { id: 'wait', kind: 'wait.duration', config: { duration: { amount: 2, unit: 'days' } } };
const sales = { id: 'sales', kind: 'sales.notify', config: { within: { amount: 4, unit: 'hours' } } };

describe('the shortest wait of a journey', () => {
  it('decides how fast time may pass', () => {
    const plan = planOf([wait, sales]);
    expect(() => refuseTooFast(plan, 86_400_000 / 120)).not.toThrow();
    expect(() => refuseTooFast(plan, 86_400_000 / 119)).toThrow('the shortest wait (4 h)');
    expect(() => refuseTooFast(plan, 86_400_000 / 119)).toThrow('at most 1d=120ms');
  });
});
