import { checkGraph, graphSchema } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { toFlow } from './to-flow.ts';

const graph = graphSchema.parse({
  schema: 1,
  name: 'Demo',
  nodes: [
    { id: 'form', kind: 'entry.form', config: { form: 'Demo' } },
    { id: 'wait', kind: 'wait.event', config: { outcomes: [{ id: 'replied', on: { kind: 'reply' } }] } },
    { id: 'sales', kind: 'sales.notify', title: 'Call them', config: {} },
    { id: 'odd', kind: 'wait.duration', config: { duration: 'tomorrow' } },
  ],
  edges: [
    { from: 'form', port: 'next', to: 'wait' },
    { from: 'wait', port: 'replied', to: 'sales' },
    { from: 'sales', port: 'gone', to: 'wait' },
  ],
});
const flow = toFlow({ graph, problems: checkGraph(graph), standing: {}, path: null, selected: ['wait'] });
const nothing = { problems: [], standing: {}, path: null, selected: [] };
const cardNamed = (id: string) => flow.cards.find((card) => card.id === id);
const cardOf = (id: string) => flow.cards.find((card) => card.id === id)?.data;

describe('what the canvas draws of a graph', () => {
  it('writes outcomes in words, says where each leads, and keeps connections from exits that are gone', () => {
    expect(cardOf('wait')?.exits).toEqual([
      { id: 'replied', title: 'reply', to: 'sales' },
      { id: 'timeout', title: 'after 5 days', to: null },
    ]);
    expect(cardOf('sales')?.exits.at(-1)).toEqual({ id: 'gone', title: 'gone', to: 'wait' });
    expect(flow.connections.map(({ data }) => data?.words)).toContain(
      'Wait until reply, at most 5 days, reply, to Call them',
    );
  });

  it('tells a screen reader the place, what the step does, its outcomes and its problems', () => {
    expect(cardOf('wait')?.spoken).toBe(
      'Step 2 of 4. Wait until reply, at most 5 days. 2 outcomes: reply goes to Call them, after 5 days leaves here. ' +
        '1 problem: "Wait until reply, at most 5 days": leads leave the journey at "after 5 days".',
    );
  });

  it('draws a step with settings nobody can read, adrift and with its problem', () => {
    expect(cardOf('odd')?.isAdrift).toBe(true);
    expect(cardOf('odd')?.exits.map(({ title }) => title)).toEqual(['then']);
    expect(cardOf('odd')?.problems.some(({ severity }) => severity === 'error')).toBe(true);
    expect(cardOf('form')?.isAdrift).toBe(false);
  });

  it('is wider the more exits there are, and marks what is selected', () => {
    const width = (id: string) => flow.cards.find((card) => card.id === id)?.width;
    expect([width('form'), width('sales')]).toEqual([264, 264 + 2 * 88]);
    expect(flow.cards.filter(({ selected }) => selected).map(({ id }) => id)).toEqual(['wait']);
  });

  it('is as high as what stands in it; seven exits or more, or a journey that leads right, make rows', () => {
    const arms = (amount: number) => Array.from({ length: amount }, (_, index) => ({ id: `way${index}`, weight: 1 }));
    const drawn = (amount: number, direction: 'down' | 'right') => {
      const nodes = [{ id: 'split', kind: 'split', config: { arms: arms(amount) } }];
      const [card] = toFlow({ ...nothing, graph: graphSchema.parse({ ...graph, nodes, edges: [], direction }) }).cards;
      return card;
    };
    const [few, many, right] = [drawn(6, 'down'), drawn(7, 'down'), drawn(2, 'right')];
    expect([few?.width, few?.data.frame.hasRows]).toEqual([264 + 3 * 88, false]);
    expect([many?.width, many?.data.frame.hasRows]).toEqual([264, true]);
    expect((many?.height ?? 0) - (right?.height ?? 0)).toBe(5 * 28);
    expect(cardNamed('form')?.height).toBeLessThan(cardNamed('sales')?.height ?? 0);
    const sides = (card: typeof few) => new Set(card?.handles?.map(({ type, position }) => `${type} ${position}`));
    expect([few, many, right].map(sides)).toEqual([
      new Set(['target top', 'source bottom']),
      new Set(['target top', 'source right']),
      new Set(['target left', 'source right']),
    ]);
  });

  it('says when leads come, also to those who cannot see it', () => {
    const { cards } = toFlow({ ...nothing, graph, times: new Map([['wait', 'day 1']]) });
    const wait = cards.find(({ id }) => id === 'wait')?.data;
    expect([wait?.time, wait?.spoken.includes('at most 5 days, day 1.')]).toEqual(['day 1', true]);
  });
});
