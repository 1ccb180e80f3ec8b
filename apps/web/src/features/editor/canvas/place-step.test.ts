import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../card-frame.ts';
import { placeAfter, wayPx } from './place-step.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' }, position: { x: 0, y: 0 } },
    { id: 'wait', kind: 'wait.event', config: {}, position: { x: 0, y: 148 } },
    { id: 'late', kind: 'end.exit', config: {}, position: { x: 0, y: 296 } },
    { id: 'aside', kind: 'end.exit', config: {}, position: { x: 900, y: 296 } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'wait' },
    { from: 'wait', port: 'timeout', to: 'late' },
  ],
});
const rowPx = frameOf(1).height + wayPx;

describe('where a new step lands', () => {
  it('lies between two steps, and what follows makes room', () => {
    const { position, moved } = placeAfter(graph, { from: 'form', port: 'next' });
    expect(position).toEqual({ x: 0, y: 148 });
    expect(moved).toEqual({ wait: { x: 0, y: 148 + rowPx }, late: { x: 0, y: 296 + rowPx } });
  });

  it('lies below an open outcome, beside what is there already', () => {
    const open = { ...graph, edges: graph.edges.slice(0, 1) };
    const { position, moved } = placeAfter(open, { from: 'wait', port: 'timeout' });
    expect(position.y).toBe(296);
    expect(position.x).toBeGreaterThan(264);
    expect(moved).toEqual({});
  });

  it('lies to the right where the journey leads to the right', () => {
    const { position, moved } = placeAfter({ ...graph, direction: 'right' }, { from: 'wait', port: 'timeout' });
    expect(position.x).toBe(264 + wayPx);
    expect(moved).toEqual({});
  });
});
