import type { NodeConfig, PlanNode } from '@tendril/journey';
import { definitionOf } from '@tendril/journey';

/** A meaning, and what stands at the exit it leads to. */
export interface WayOn {
  intent: string;
  way: string;
}

/** Where each meaning leads at the step a lead waits at; null where that is no branch on replies. */
export function waysOf(node: PlanNode): { ways: WayOn[]; otherwise: string } | null {
  if (node.kind !== 'branch.intent') return null;
  // Safe because a plan holds settings its kind has parsed.
  const { arms } = node.config as NodeConfig<'branch.intent'>;
  const titles = new Map(
    definitionOf(node.kind)
      ?.ports(node.config)
      .map(({ id, title }) => [id, title]),
  );
  const ways = new Map<string, string>();
  for (const { id, intents } of arms) {
    for (const intent of intents) if (!ways.has(intent)) ways.set(intent, titles.get(id) ?? id);
  }
  return { ways: [...ways].map(([intent, way]) => ({ intent, way })), otherwise: titles.get('else') ?? 'else' };
}
