import type { Condition } from '@tendril/condition';
import type { FactNeeds, PlanNode } from '../model/plan.ts';
import type { JourneySettings } from '../model/settings.ts';
import { conditionTriggers, readsOf, widen } from '../nodes/condition-reads.ts';
import { definitionOf } from '../nodes/registry.ts';

/** What `advance` will read for these steps and settings. */
export function needsOf(nodes: readonly PlanNode[], settings: JourneySettings): FactNeeds {
  const needs = readsOf(conditionsOf(settings));
  for (const name of watchesOf(settings)) widen(needs.events, { [name]: 'entry' });
  for (const { kind, config } of nodes) {
    const reads = definitionOf(kind)?.reads?.(config);
    widen(needs.events, reads?.events ?? {});
    needs.mail ||= reads?.mail === true;
  }
  return needs;
}

/** The events that make a journey look at its exit conditions and goal wherever the lead stands. */
export function watchesOf(settings: JourneySettings): string[] {
  return [...new Set(conditionsOf(settings).flatMap(conditionTriggers))].sort();
}

function conditionsOf({ exits, goal }: JourneySettings): Condition[] {
  return [...exits.map(({ condition }) => condition), ...(goal === undefined ? [] : [goal.condition])];
}
