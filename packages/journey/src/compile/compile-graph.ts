import { problemsOf, type CheckOptions } from '../check/check-graph.ts';
import { readGraph } from '../check/read-graph.ts';
import { nameOf, type Checked, type ReadStep } from '../check/rule.ts';
import type { Graph } from '../model/graph.ts';
import { currentPlanVersion, type Plan, type PlanNode } from '../model/plan.ts';
import { invariant, type Problem } from '../model/problem.ts';
import { needsOf, watchesOf } from './needs.ts';

export type Compiled = { ok: true; plan: Plan; hints: Problem[] } | { ok: false; problems: Problem[] };

/** Makes the plan of a graph without errors; otherwise says what is wrong. Equal graphs give equal plans. */
export function compileGraph(graph: Graph, options: CheckOptions = {}): Compiled {
  const checked = readGraph(graph, options.catalogue ?? null);
  const problems = problemsOf(checked);
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems };
  return { ok: true, plan: planOf(checked), hints: problems };
}

function planOf(checked: Checked): Plan {
  const { graph, steps } = checked;
  const nodes = [...steps.values()].map((step) => planNode(step, checked));
  return {
    planVersion: currentPlanVersion,
    name: graph.name,
    entries: [...steps.values()].filter(({ definition }) => definition?.group === 'entry').map(({ node }) => node.id),
    nodes: Object.fromEntries(nodes.map((node) => [node.id, node])),
    settings: graph.settings,
    needs: needsOf(nodes, graph.settings),
    watches: watchesOf(graph.settings),
  };
}

function planNode(step: ReadStep, { edgesFrom }: Checked): PlanNode {
  const { node, settings } = step;
  invariant(settings !== null, `step ${node.id} was checked`);
  const to = Object.fromEntries((edgesFrom.get(node.id) ?? []).map((edge) => [edge.port, edge.to]));
  return { id: node.id, kind: node.kind, title: nameOf(step), config: settings.config, to };
}
