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
    const admitted = node === undefined ? undefined : definitionOf(node.kind)?.admits?.(node.config, event);
    return admitted ? [{ nodeId, key: admitted.key }] : [];
  });
}

/** The event each entry step listens for, so that other events need no look at the plan. */
export function entryEvents(plan: Plan): { nodeId: string; eventName: string }[] {
  return plan.entries.flatMap((nodeId) => {
    const node = plan.nodes[nodeId];
    const eventName = node === undefined ? undefined : definitionOf(node.kind)?.entryEvent?.(node.config);
    return eventName === undefined ? [] : [{ nodeId, eventName }];
  });
}
