import type { GraphInput } from '@tendril/journey';

/** A step in short: its kind, its settings, and where its ports lead. */
export type DrawnStep = readonly [kind: string, config: Record<string, unknown>, to?: Record<string, string>];

/** Draws a graph from steps by id, in the order they are given. */
export function draw(steps: Record<string, DrawnStep>, settings: GraphInput['settings'] = {}): GraphInput {
  return {
    schema: 1,
    name: 'Test journey',
    nodes: Object.entries(steps).map(([id, [kind, config]]) => ({ id, kind, config })),
    edges: Object.entries(steps).flatMap(([from, [, , to]]) =>
      Object.entries(to ?? {}).map(([port, target]) => ({ from, port, to: target })),
    ),
    settings,
  };
}
