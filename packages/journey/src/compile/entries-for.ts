import type { Plan } from '../model/plan.ts';
import { definitionOf } from '../nodes/registry.ts';

/** An event that may let a lead in. */
export interface EnteringEvent {
  name: string;
  properties: Readonly<Record<string, unknown>>;
}

/** The entries an event makes: which entry step it is for, and the entry key. */
export function entriesFor(plan: Plan, event: EnteringEvent): { nodeId: string; key: string }[] {
  return plan.entries.flatMap((nodeId) => {
    const node = plan.nodes[nodeId];
    const admitted = node === undefined ? null : definitionOf(node.kind)?.admits?.(node.config, event);
    return admitted == null ? [] : [{ nodeId, key: admitted.key }];
  });
}

/** The names of the events that can let leads in, so that other events need no look at the plan. */
export function entryEventsOf(plan: Plan): string[] {
  const names = plan.entries.flatMap((nodeId) => {
    const node = plan.nodes[nodeId];
    return node === undefined ? [] : (definitionOf(node.kind)?.entryEvent?.(node.config) ?? []);
  });
  return [...new Set(names)];
}
