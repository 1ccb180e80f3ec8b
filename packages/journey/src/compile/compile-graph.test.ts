import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { content, graphOf, planOf, type Sketch } from '../../testing/journeys.ts';
import type { Graph } from '../model/graph.ts';
import { canonicalJson } from './canonical-json.ts';
import { diffGraphs } from './diff-graphs.ts';
import { unknownKinds } from './unknown-kinds.ts';

const end = ['end.exit', {}] as const;
const sketch: Sketch = {
  start: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content }, { sent: 'wait' }],
  wait: ['wait.duration', { duration: { amount: 3, unit: 'days' } }, { next: 'end' }],
  end,
};

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part)]),
  );
};

describe('a plan', () => {
  it('[PLAN-1] does not depend on the order of keys', () => {
    fc.assert(
      fc.property(graphArbitrary, (graph) => {
        // Safe because turning keys round keeps the shape.
        expect(canonicalJson(planOf(turned(graph) as Graph))).toBe(canonicalJson(planOf(graph)));
      }),
      { numRuns: 200 },
    );
  });

  it('holds every setting, those left out included', () => {
    const { nodes, entries } = planOf(graphOf(sketch));
    expect(entries).toEqual(['start']);
    expect(nodes['mail']).toEqual({
      id: 'mail',
      kind: 'email',
      title: 'Email "Your guide"',
      config: { content: { ...content, format: 'text' }, purpose: 'marketing', topic: 'marketing', ifNotSent: 'goOn' },
      to: { sent: 'wait' },
    });
  });

  it('[PLAN-2] names every event its steps read, as far back as any asks', () => {
    const reading: Sketch = {
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: [
        'wait.event',
        {
          outcomes: [
            { id: 'replied', on: { kind: 'reply' } },
            { id: 'paid', on: { kind: 'event', name: 'paid' } },
          ],
        },
        { replied: 'branch', paid: 'branch' },
      ],
      branch: [
        'branch.conditions',
        {
          arms: [
            { id: 'a', condition: { event: 'paid', since: { lastDays: 30 } } },
            {
              id: 'b',
              condition: {
                any: [
                  { event: 'seen', since: 'ever' },
                  { event: 'paid', since: { lastDays: 7 } },
                ],
              },
            },
          ],
        },
        { a: 'end', b: 'end' },
      ],
      end,
    };
    expect(planOf(graphOf(reading)).needs).toEqual({
      events: { 'reply.received': 'entry', 'reply.out_of_office': 'entry', paid: 30, seen: 'ever' },
      mail: true,
    });
    expect(planOf(graphOf({ start: ['entry.manual', {}, { next: 'end' }], end })).needs).toEqual({
      events: {},
      mail: false,
    });
  });

  it('[PLAN-2] reads consents where a condition asks for one', () => {
    const asking: Sketch = {
      start: ['entry.manual', {}, { next: 'branch' }],
      branch: [
        'branch.conditions',
        { arms: [{ id: 'a', condition: { field: 'consent.news', op: 'equals', value: true } }] },
        { a: 'end' },
      ],
      end,
    };
    expect(planOf(graphOf(asking)).needs.mail).toBe(true);
  });

  it('[PLAN-3] watches what exits and goal count, and the changes of what they look at', () => {
    const plan = planOf(
      graphOf(sketch, {
        exits: [
          {
            condition: {
              any: [
                { event: 'booked', since: 'entry' },
                { field: 'stage', op: 'equals', value: 'customer' },
              ],
            },
            reason: 'done',
          },
        ],
        goal: {
          condition: {
            all: [
              { field: 'score', op: 'atLeast', value: 50 },
              { field: 'lead.industry', op: 'known' },
              { field: 'consent.news', op: 'equals', value: true },
            ],
          },
        },
      }),
    );
    expect(plan.watches).toEqual(['booked', 'consent.changed', 'lead.field_changed', 'score.changed', 'stage.changed']);
    expect(Object.keys(plan.needs.events).toSorted()).toEqual([...plan.watches, 'reply.received'].toSorted());
  });

  it('says which kinds this version does not know', () => {
    const plan = planOf(graphOf(sketch));
    expect(unknownKinds(plan)).toEqual([]);
    expect(
      unknownKinds({
        ...plan,
        nodes: { ...plan.nodes, x: { id: 'x', kind: 'pigeon', title: '', config: {}, to: {} } },
      }),
    ).toEqual(['pigeon']);
  });
});

describe('the difference of two graphs', () => {
  it('is what leads would notice', () => {
    const after: Sketch = {
      start: ['entry.manual', {}, { next: 'score' }],
      score: ['lead.score', { points: 5 }, { next: 'mail' }],
      mail: ['email', { content: { ...content, subject: 'Another' } }, { sent: 'end' }],
      end,
    };
    expect(diffGraphs(graphOf(sketch), graphOf(after, { timeZone: 'Europe/Oslo' }))).toEqual({
      added: ['score'],
      removed: ['wait'],
      changed: [{ nodeId: 'mail', what: ['settings'] }],
      reconnected: [
        { nodeId: 'start', port: 'next', before: 'mail', after: 'score' },
        { nodeId: 'mail', port: 'sent', before: 'wait', after: 'end' },
      ],
      settings: ['timeZone'],
    });
  });

  it('is nothing for cards that were only moved or noted on', () => {
    const graph = graphOf(sketch);
    const moved = {
      ...graph,
      nodes: graph.nodes.map((node) => ({ ...node, position: { x: 1, y: 2 }, notes: 'see call' })),
    };
    expect(diffGraphs(graph, moved)).toEqual({ added: [], removed: [], changed: [], reconnected: [], settings: [] });
  });
});
