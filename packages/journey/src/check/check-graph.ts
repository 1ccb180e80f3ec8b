import type { Graph } from '../model/graph.ts';
import type { Problem } from '../model/problem.ts';
import { activityRule } from './activities.ts';
import { cycleRule } from './cycles.ts';
import { danglingEdgeRule } from './dangling-edges.ts';
import { duplicateIdRule } from './duplicate-ids.ts';
import { emailReferenceRule } from './email-references.ts';
import { entryIsFirstRule, noEntryRule } from './entries.ts';
import { journeyConditionRule } from './journey-conditions.ts';
import { doubledPortRule, openPortRule, undeclaredPortRule } from './ports.ts';
import { readGraph } from './read-graph.ts';
import type { CatalogueEntry, Checked, Rule } from './rule.ts';
import { sendTimesRule } from './send-times.ts';
import { sizeRule } from './size.ts';
import { stepSettingsRule } from './step-settings.ts';
import { timeZoneRule } from './time-zone.ts';
import { unknownKindRule } from './unknown-kinds.ts';
import { unreachableRule } from './unreachable-steps.ts';

const rules: readonly Rule[] = [
  sizeRule,
  noEntryRule,
  duplicateIdRule,
  unknownKindRule,
  stepSettingsRule,
  danglingEdgeRule,
  undeclaredPortRule,
  doubledPortRule,
  entryIsFirstRule,
  cycleRule,
  emailReferenceRule,
  activityRule,
  journeyConditionRule,
  timeZoneRule,
  sendTimesRule,
  unreachableRule,
  openPortRule,
];

export interface CheckOptions {
  /** The activities workers serve; without it activities are not looked at. */
  catalogue?: readonly CatalogueEntry[];
}

/** Everything a person should mend before publishing: errors first, then hints. Never throws. */
export function checkGraph(graph: Graph, { catalogue }: CheckOptions = {}): Problem[] {
  return problemsOf(readGraph(graph, catalogue ?? null));
}

/** The same for a graph that was read already. */
export function problemsOf(checked: Checked): Problem[] {
  const problems = rules.flatMap((rule) => rule(checked));
  return [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity === 'hint'),
  ];
}
