import { graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { placeAfter, rowPx } from './place-step.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' }, position: { x: 0, y: 0 } },
    { id: 'wait', kind: 'wait.event', config: {}, position: { x: 0, y: 200 } },
    { id: 'late', kind: 'end.exit', config: {}, position: { x: 0, y: 400 } },
    { id: 'aside', kind: 'end.exit', config: {}, position: { x: 900, y: 400 } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'wait' },
    { from: 'wait', port: 'timeout', to: 'late' },
  ],
});

describe('where a new step lands', () => {
  it('lies between two steps, and what follows makes room', () => {
    const { position, moved } = placeAfter(graph, { from: 'form', port: 'next' });
    expect(position).toEqual({ x: 0, y: 200 });
    expect(moved).toEqual({ wait: { x: 0, y: 200 + rowPx }, late: { x: 0, y: 400 + rowPx } });
  });

  it('lies below an open outcome, beside what is there already', () => {
    const open = { ...graph, edges: graph.edges.slice(0, 1) };
    const { position, moved } = placeAfter(open, { from: 'wait', port: 'timeout' });
    expect(position.y).toBe(400);
    expect(position.x).toBeGreaterThan(264);
    expect(moved).toEqual({});
  });
});
