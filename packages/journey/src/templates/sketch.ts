import type { GraphInput } from '../model/graph.ts';

/** Steps by id, as `[kind, settings, { exit: next step }]`: a journey as short as one can write it down. */
export type Sketch = Readonly<
  Record<string, readonly [kind: string, config: Record<string, unknown>, to?: Readonly<Record<string, string>>]>
>;

/** The steps and connections of a sketch; the canvas places what has no place. */
export function stepsOf(sketch: Sketch): Pick<GraphInput, 'nodes' | 'edges'> {
  const steps = Object.entries(sketch);
  return {
    nodes: steps.map(([id, [kind, config]]) => ({ id, kind, config })),
    edges: steps.flatMap(([from, [, , to = {}]]) =>
      Object.entries(to).map(([port, next]) => ({ from, port, to: next })),
    ),
  };
}
