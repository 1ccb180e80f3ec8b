import type { RunState } from '../model/state.ts';

/** Something the lead (or sales, or a system) does, `at` epoch ms. With `node` it is about that step's mail or hand-off. */
export interface ScriptedEvent {
  at: number;
  name: string;
  properties?: Readonly<Record<string, unknown>>;
  node?: string;
}

/** Properties of a scripted event: one about a step names the run and the step's latest visit, as the real event would. */
export function scriptedProperties(
  { properties = {}, node }: ScriptedEvent,
  state: RunState,
): Readonly<Record<string, unknown>> {
  return node === undefined
    ? properties
    : { runId: state.runId, nodeId: node, visit: state.visits[node] ?? 0, ...properties };
}

/** How a custom activity ends, at once. */
export interface ScriptedCall {
  outcome: string;
  output?: Readonly<Record<string, unknown>>;
}
