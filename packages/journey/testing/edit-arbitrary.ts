import fc from 'fast-check';
import type { EditCommand } from '../src/edit/edit-command.ts';
import type { Graph } from '../src/model/graph.ts';
import { registry } from '../src/nodes/registry.ts';

/** A change to be drawn up for whatever graph it meets; numbers choose among the steps that are there. */
export type DrawnEdit = (graph: Graph, nth: number) => EditCommand;

const pick = fc.nat(40);
const port = fc.constantFrom('next', 'sent', 'timeout', 'else', 'replied', 'a', '', 'x'.repeat(80));
const place = fc.record({ x: fc.double(), y: fc.double({ noNaN: true }) });
const kind = fc.constantFrom(...Object.keys(registry), 'of.tomorrow', '');
const config = fc.oneof(
  fc.constant({}),
  fc.record({ arms: fc.constantFrom([], [{ id: 'a', weight: 1 }], 'none') }),
  fc.record({ ifNotSent: fc.constantFrom('goOn', 'otherWay', 1) }),
  fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
);
const text = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', '  ', 'x'.repeat(121), 'x'.repeat(4_001)));

const idAt = (graph: Graph, index: number): string =>
  graph.nodes.length === 0 ? 'nobody' : (graph.nodes[index % graph.nodes.length]?.id ?? 'nobody');
const exitAt = (graph: Graph, index: number): { from: string; port: string } =>
  graph.edges[index % Math.max(1, graph.edges.length)] ?? { from: 'nobody', port: 'next' };
/** New ids; now and then one that is taken, or no id at all. */
const freshId = (graph: Graph, { at, nth }: { at: number; nth: number }): string =>
  at === 0 ? idAt(graph, 0) : at === 1 ? '1 no id' : `new${nth}-${graph.nodes.length}`;

/** Every kind of change, possible or not. */
export const editArbitrary: fc.Arbitrary<DrawnEdit> = fc.oneof(
  fc
    .record({ kind, config, place: fc.option(place), at: pick, into: fc.option(pick), port })
    .map((of): DrawnEdit => (graph, nth) => ({
      ...{ do: 'addNode', id: freshId(graph, { at: of.at, nth }), kind: of.kind, config: of.config },
      ...(of.place === null ? {} : { position: of.place }),
      ...(of.into === null ? {} : { into: { edge: exitAt(graph, of.into), port: of.port } }),
    })),
  fc.record({ picks: fc.array(pick, { maxLength: 4 }), port: fc.option(port) }).map((of): DrawnEdit => (graph) => ({
    ...{ do: 'removeNodes', ids: of.picks.map((at) => idAt(graph, at)) },
    ...(of.port === null ? {} : { keepPort: of.port }),
  })),
  fc.record({ from: pick, to: pick, port }).map((of): DrawnEdit => (graph) => ({
    ...{ do: 'connect', from: idAt(graph, of.from), port: of.port, to: idAt(graph, of.to) },
  })),
  pick.map((at): DrawnEdit => (graph) => ({ do: 'disconnect', ...exitAt(graph, at) })),
  fc.record({ at: pick, place }).map((of): DrawnEdit => (graph) => ({
    do: 'moveNodes',
    positions: { [idAt(graph, of.at)]: of.place },
  })),
  fc.record({ at: pick, config }).map((of): DrawnEdit => (graph) => ({
    do: 'setConfig',
    id: idAt(graph, of.at),
    config: of.config,
  })),
  fc.record({ at: pick, text }).map((of): DrawnEdit => (graph) => ({
    do: 'setTitle',
    id: idAt(graph, of.at),
    title: of.text,
  })),
  fc.record({ at: pick, text }).map((of): DrawnEdit => (graph) => ({
    do: 'setNotes',
    id: idAt(graph, of.at),
    notes: of.text,
  })),
  text.map((name): DrawnEdit => () => ({ do: 'rename', name })),
  fc.array(pick, { maxLength: 4 }).map((picks): DrawnEdit => (graph, nth) => {
    const ids = picks.map((at) => idAt(graph, at));
    return { do: 'duplicate', ids, newIds: Object.fromEntries(ids.map((id, at) => [id, `copy${nth}-${at}`])) };
  }),
  fc
    .record({ from: pick, amount: fc.integer({ min: 1, max: 4 }), renames: fc.boolean() })
    .map((of): DrawnEdit => (graph, nth) => {
      const nodes = graph.nodes.slice(of.from % Math.max(1, graph.nodes.length)).slice(0, of.amount);
      const newIds = Object.fromEntries(nodes.map(({ id }, at) => [id, `pasted${nth}-${at}`]));
      return { do: 'paste', nodes, edges: graph.edges, ...(of.renames ? { newIds } : {}) };
    }),
);
