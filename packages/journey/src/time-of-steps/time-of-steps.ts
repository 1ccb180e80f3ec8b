import type { Edge, Graph } from '../model/graph.ts';
import { readGraph } from '../check/read-graph.ts';
import type { Checked, ReadStep } from '../check/rule.ts';
import type { Stay } from '../nodes/define-node.ts';
import { datedTimes, type DatedTime } from './dated-times.ts';
import { longestHoldMs } from '../time/longest-hold-ms.ts';
import { stepsInOrder } from './steps-in-order.ts';

/** When leads come to a step. */
export interface StepTime {
  /** Ms since they entered. */
  earliestMs: number;
  /** Null where nothing limits it: in and behind a loop, a date, or a wait without a limit. */
  latestMs: number | null;
  /** The same counted from a date, where every way here leads over it. */
  dated: DatedTime | null;
}

/** A connection with how long leads stay before they take it. */
export interface Way {
  from: string;
  to: string;
  stay: Stay;
}

const noStay: Stay = { leastMs: 0, mostMs: 0 };

/**
 * When leads come to each step that can be reached, by step id: the earliest and the latest over all ways there. An estimate by
 * what is drawn: days have 24 hours; absences, days off, frequency caps and people who hold or
 * move a lead are not counted.
 */
export function timeOfSteps(graph: Graph): Map<string, StepTime> {
  const checked = readGraph(graph, null);
  const entries = [...checked.steps.values()]
    .filter(({ definition }) => definition?.group === 'entry')
    .map(({ node }) => node.id);
  const ways = reachableWays(waysOf(checked), entries);
  const waysFrom = Map.groupBy(ways, ({ from }) => from);
  const order = stepsInOrder(entries, ways);
  const earliest = earliestTimes(entries, waysFrom);
  const latest = latestTimes(order, { entries, ways });
  const dated = datedTimes(order, ways);
  return new Map(
    [...earliest].map(([id, earliestMs]) => [
      id,
      { earliestMs, latestMs: latest.get(id) ?? null, dated: dated.get(id) ?? null },
    ]),
  );
}

function waysOf(checked: Checked): Way[] {
  const { graph, steps } = checked;
  const holdMs = longestHoldMs(graph.settings);
  const behindMail = holdMs === 0 ? new Set<string>() : stepsBehindMail(checked);
  return graph.edges.flatMap((edge) => {
    const step = steps.get(edge.from);
    if (step === undefined || !steps.has(edge.to)) return [];
    const stay = stayOf(step, edge);
    const isHeld = stay.countsFromMail === true && behindMail.has(edge.from) && stay.mostMs !== null;
    return [{ ...edge, stay: isHeld ? { ...stay, mostMs: (stay.mostMs ?? 0) + holdMs } : stay }];
  });
}

function stayOf({ definition, settings }: ReadStep, { port }: Edge): Stay {
  return (settings === null ? undefined : definition?.stays?.(settings.config, port)) ?? noStay;
}

/** Steps that a lead may reach in the same moment in which an email was queued that may have to wait. */
function stepsBehindMail({ steps, edgesFrom }: Checked): Set<string> {
  const behind = new Set<string>();
  const open = [...steps.values()].filter(({ definition, settings }) =>
    settings === null ? false : definition?.mayBeHeld?.(settings.config),
  );
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const edge of edgesFrom.get(step.node.id) ?? []) {
      const next = steps.get(edge.to);
      if (next === undefined || behind.has(edge.to) || stayOf(step, edge).leastMs > 0) continue;
      behind.add(edge.to);
      open.push(next);
    }
  }
  return behind;
}

function reachableWays(ways: readonly Way[], entries: readonly string[]): Way[] {
  const waysFrom = Map.groupBy(ways, ({ from }) => from);
  const reached = new Set(entries);
  const open = [...entries];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of waysFrom.get(id) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return ways.filter(({ from }) => reached.has(from));
}

/** The shortest way to each step. */
function earliestTimes(
  entries: readonly string[],
  waysFrom: ReadonlyMap<string, readonly Way[]>,
): ReadonlyMap<string, number> {
  const times = new Map(entries.map((id) => [id, 0]));
  const open = new Set(entries);
  // A set hands out what was put in while it is gone through, so it is a queue that holds each step once.
  for (const id of open) {
    open.delete(id);
    for (const { to, stay } of waysFrom.get(id) ?? []) {
      const time = (times.get(id) ?? 0) + stay.leastMs;
      if (time >= (times.get(to) ?? Infinity)) continue;
      times.set(to, time);
      open.add(to);
    }
  }
  return times;
}

/** The longest way to each step that no loop leads to; null where a way has no limit. */
function latestTimes(
  order: readonly string[],
  { entries, ways }: { entries: readonly string[]; ways: readonly Way[] },
): ReadonlyMap<string, number | null> {
  const waysTo = Map.groupBy(ways, ({ to }) => to);
  const times = new Map<string, number | null>();
  for (const id of order) {
    let latest: number | null = entries.includes(id) ? 0 : -Infinity;
    for (const { from, stay } of waysTo.get(id) ?? [])
      latest = later(latest, sum(times.get(from) ?? null, stay.mostMs));
    times.set(id, latest);
  }
  return times;
}

function later(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.max(one, other);
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
