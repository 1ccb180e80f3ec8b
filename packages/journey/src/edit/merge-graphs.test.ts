import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editArbitrary, type DrawnEdit } from '../../testing/edit-arbitrary.ts';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { content, graphOf } from '../../testing/journeys.ts';
import { canonicalJson } from '../compile/canonical-json.ts';
import { graphSchema, type Graph } from '../model/graph.ts';
import { applyEdit } from './apply-edit.ts';
import type { EditCommand } from './edit-command.ts';
import { mergeGraphs } from './merge-graphs.ts';

const base = graphOf({
  entry: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content }, { sent: 'wait' }],
  wait: ['wait.duration', {}, { next: 'end' }],
  end: ['end.exit', {}],
});
const merge = (mine: readonly EditCommand[], theirs: readonly EditCommand[], keep: 'mine' | 'theirs' = 'mine') =>
  mergeGraphs({ base, mine: mine.reduce(applyEdit, base), theirs: theirs.reduce(applyEdit, base), keep });
const retitle = (id: string, title: string): EditCommand => ({ do: 'setTitle', id, title });
const waysOf = ({ edges }: Graph): string[] => edges.map(({ from, port, to }) => `${from}:${port}:${to}`).toSorted();

describe('changes two people made to one journey', () => {
  it('merge where they are about different steps, exits, settings or places', () => {
    const { graph, clashes } = merge(
      [
        retitle('mail', 'The guide'),
        { do: 'rename', name: 'Mine' },
        { do: 'moveNodes', positions: { end: { x: 1, y: 1 } } },
      ],
      [
        { do: 'addNode', id: 'tag', kind: 'lead.tag', into: { edge: { from: 'mail', port: 'sent' } } },
        { do: 'setSettings', settings: { ...base.settings, timeZone: 'Europe/Oslo' } },
        { do: 'moveNodes', positions: { end: { x: 2, y: 2 }, mail: { x: 3, y: 3 } } },
      ],
    );
    expect(clashes).toEqual([]);
    expect([graph.name, graph.settings.timeZone]).toEqual(['Mine', 'Europe/Oslo']);
    expect(graph.nodes.map(({ id, title, position }) => [id, title, position?.x])).toEqual([
      ['entry', undefined, undefined],
      ['mail', 'The guide', 3],
      ['wait', undefined, undefined],
      ['end', undefined, 1],
      ['tag', undefined, undefined],
    ]);
    expect(waysOf(graph)).toEqual(['entry:next:mail', 'mail:sent:tag', 'tag:next:wait', 'wait:next:end']);
  });

  it.each([
    ['mine', 'Mine'],
    ['theirs', 'Theirs'],
  ] as const)('clash at a step both changed, where %s is kept and all else merged', (keep, title) => {
    const { graph, clashes } = merge(
      [retitle('mail', 'Mine'), retitle('wait', 'A while')],
      [retitle('mail', 'Theirs'), retitle('end', 'Over')],
      keep,
    );
    expect(clashes).toEqual([{ kind: 'step', nodeId: 'mail' }]);
    expect(graph.nodes.map((node) => node.title)).toEqual([undefined, title, 'A while', 'Over']);
  });

  it('clash at a step one removed and the other changed or connected', () => {
    const removed: EditCommand = { do: 'removeNodes', ids: ['wait'] };
    expect(merge([removed], [retitle('end', 'Over')]).clashes).toEqual([]);
    const connected: EditCommand[] = [
      { do: 'addNode', id: 'late', kind: 'entry.manual' },
      { do: 'connect', from: 'late', port: 'next', to: 'wait' },
    ];
    for (const changes of [[retitle('wait', 'A while')], connected]) {
      const gone = merge([removed], changes, 'mine');
      expect(gone.clashes).toEqual([{ kind: 'step', nodeId: 'wait' }]);
      expect(gone.graph.nodes.some(({ id }) => id === 'wait')).toBe(false);
      expect(waysOf(gone.graph)).toContain('mail:sent:end');
      const back = merge([removed], changes, 'theirs').graph;
      expect(waysOf(back)).toEqual(expect.arrayContaining(['mail:sent:wait', 'wait:next:end']));
    }
  });

  it('clash where one leads on from an outcome the other took away', () => {
    const arms = (ids: string[]) => ({ arms: ids.map((id) => ({ id, weight: 1 })) });
    const splitting = graphOf({ split: ['split', arms(['a', 'b']), {}], end: ['end.exit', {}] });
    const both = (keep: 'mine' | 'theirs') =>
      mergeGraphs({
        base: splitting,
        mine: applyEdit(splitting, { do: 'connect', from: 'split', port: 'b', to: 'end' }),
        theirs: applyEdit(splitting, { do: 'setConfig', id: 'split', config: arms(['a', 'c']) }),
        keep,
      });
    expect(both('mine').clashes).toEqual([{ kind: 'step', nodeId: 'split' }]);
    expect([waysOf(both('mine').graph), waysOf(both('theirs').graph)]).toEqual([['split:b:end'], []]);
  });
});

describe('whatever two people do to one journey', () => {
  const drawn = fc.record({
    before: graphArbitrary,
    own: fc.array(editArbitrary, { maxLength: 6 }),
    other: fc.array(editArbitrary, { maxLength: 6 }),
    keep: fc.constantFrom('mine' as const, 'theirs' as const),
  });
  const after = (graph: Graph, edits: readonly DrawnEdit[], first: number): Graph =>
    edits.reduce((now, editOf, nth) => applyEdit(now, editOf(now, first + nth)), graph);

  it('gives a graph that fits its schema, with whole connections and one way from each exit', () => {
    fc.assert(
      fc.property(drawn, ({ before, own, other, keep }) => {
        const { graph } = mergeGraphs({
          base: before,
          mine: after(before, own, 0),
          theirs: after(before, other, 100),
          keep,
        });
        expect(graphSchema.parse(graph)).toEqual(graph);
        const ids = graph.nodes.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(graph.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
        const exits = graph.edges.map(({ from, port }) => `${from} ${port}`);
        expect(new Set(exits).size).toBe(exits.length);
      }),
    );
  });

  it('is what one of them did where the other did nothing, or the same', () => {
    fc.assert(
      fc.property(drawn, ({ before, own, keep }) => {
        const changed = after(before, own, 0);
        for (const [mine, theirs] of [
          [changed, before],
          [before, changed],
          [changed, changed],
        ] as const)
          expect(mergeGraphs({ base: before, mine, theirs, keep })).toEqual({ graph: changed, clashes: [] });
      }),
    );
  });

  it('is the same from either side', () => {
    fc.assert(
      fc.property(drawn, ({ before, own, other }) => {
        const [mine, theirs] = [after(before, own, 0), after(before, other, 100)];
        const here = mergeGraphs({ base: before, mine, theirs, keep: 'mine' });
        const there = mergeGraphs({ base: before, mine: theirs, theirs: mine, keep: 'theirs' });
        expect(inOrder(here.graph)).toEqual(inOrder(there.graph));
        expect(here.clashes.map(canonicalJson).toSorted()).toEqual(there.clashes.map(canonicalJson).toSorted());
      }),
    );
  });

  it('never clashes over titles of different steps, and keeps both', () => {
    fc.assert(
      fc.property(graphArbitrary, fc.nat(), fc.nat(), (before, one, two) => {
        const ids = before.nodes.map(({ id }) => id);
        const mine = ids[one % ids.length] ?? '';
        const theirs = ids.filter((id) => id !== mine)[two % (ids.length - 1)] ?? '';
        const { graph, clashes } = mergeGraphs({
          base: before,
          mine: applyEdit(before, retitle(mine, 'Mine')),
          theirs: applyEdit(before, retitle(theirs, 'Theirs')),
          keep: 'mine',
        });
        const titleOf = (id: string) => graph.nodes.find((node) => node.id === id)?.title;
        expect([clashes, titleOf(mine), titleOf(theirs)]).toEqual([[], 'Mine', 'Theirs']);
      }),
    );
  });
});

function inOrder(graph: Graph): Graph {
  const byText = <Part>(parts: readonly Part[]): Part[] =>
    parts.toSorted((a, b) => canonicalJson(a).localeCompare(canonicalJson(b)));
  return { ...graph, nodes: byText(graph.nodes), edges: byText(graph.edges) };
}
