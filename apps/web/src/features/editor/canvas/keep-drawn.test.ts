import { applyEdit, graphSchema, type Graph } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { toFlow, type CardNode } from '../to-flow.ts';
import { keepDrawn } from './keep-drawn.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' }, position: { x: 0, y: 0 } },
    { id: 'exit', kind: 'end.exit', config: {}, position: { x: 0, y: 200 } },
  ],
  edges: [{ from: 'form', port: 'next', to: 'exit' }],
});
const cardsOf = (of: Graph): CardNode[] =>
  toFlow({ graph: of, problems: [], standing: {}, path: null, selected: [] }).cards;

describe('cards that are drawn already', () => {
  const drawn = cardsOf(graph);

  it('stay the same objects but for the one that changed', () => {
    const retitled = applyEdit(graph, { do: 'setTitle', id: 'form', title: 'The form' });
    const [form, exit] = keepDrawn(drawn, cardsOf(retitled));
    expect(exit).toBe(drawn[1]);
    expect(form?.data.step.title).toBe('The form');
  });

  it('stay under the pointer while they are dragged, and follow the draft otherwise', () => {
    const dragged = drawn.map((card): CardNode => ({
      ...card,
      dragging: card.id === 'form',
      position: { x: 7, y: 7 },
    }));
    const [form, exit] = keepDrawn(dragged, cardsOf(graph));
    expect([form?.position, exit?.position]).toEqual([
      { x: 7, y: 7 },
      { x: 0, y: 200 },
    ]);
  });

  it('show a connection that went away', () => {
    const [form] = keepDrawn(drawn, cardsOf(applyEdit(graph, { do: 'disconnect', from: 'form', port: 'next' })));
    expect(form?.data.exits).toEqual([{ id: 'next', title: 'then', to: null }]);
  });
});
