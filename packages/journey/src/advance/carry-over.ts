import { absenceEvent, isForRun } from '../model/event-names.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan, PlanNode } from '../model/plan.ts';
import type { RunState, Wait } from '../model/state.ts';
import type { NodeContext, Outcome } from '../nodes/define-node.ts';
import { definitionOf } from '../nodes/registry.ts';
import { World } from './world.ts';

export interface CarryOverInput {
  /** The version the run was on, and the one it goes over to. */
  from: Plan;
  to: Plan;
  state: RunState;
  /** What the new version reads. */
  facts: Facts;
  /** Epoch ms of the run's clock. */
  now: number;
  /** When a lead leaves whose time is already up in the new version (epoch ms): so that not all of them go at once. */
  releaseAt: number;
}

export type CarriedOver =
  /** `handoffDueAt` is the new time by which sales must answer, where the run waits for that. */
  | { kind: 'carried'; state: RunState; isOverdue: boolean; handoffDueAt: number | null }
  /** The step is gone, or another kind of step by now: somebody must say where the lead goes. */
  | { kind: 'lost' };

/**
 * Where a run stands once it goes over to another version of its journey: at the same step, with its deadline counted from the
 * arrival by the new settings. Executes nothing: passed steps are passed, and no effect is made.
 */
export function carryOver(input: CarryOverInput): CarriedOver {
  const { from, to, state } = input;
  const [before, after] = [from.nodes[state.nodeId], to.nodes[state.nodeId]];
  if (after === undefined || before?.kind !== after.kind) return { kind: 'lost' };
  switch (state.phase) {
    case 'calling':
      return callOf(before) === callOf(after) ? unchanged(state) : { kind: 'lost' };
    case 'waiting':
      return state.wait === null ? unchanged(state) : waitAnew(input, { node: after, wait: state.wait });
    case 'arriving':
    case 'held':
    case 'ended':
      return unchanged(state);
  }
}

/** Whether leads at a step of one version have that step in another; only ids and kinds count. */
export function hasStepLike(plan: Plan, node: PlanNode): boolean {
  const other = plan.nodes[node.id];
  return other?.kind === node.kind && callOf(other) === callOf(node);
}

const unchanged = (state: RunState): CarriedOver => ({ kind: 'carried', state, isOverdue: false, handoffDueAt: null });

function callOf({ kind, config }: PlanNode): string | null {
  return definitionOf(kind)?.calls?.(config).activityKind ?? null;
}

function waitAnew(input: CarryOverInput, { node, wait }: { node: PlanNode; wait: Wait }): CarriedOver {
  const { to, state, facts, now, releaseAt } = input;
  const world = new World({ plan: to, state, facts, now });
  // Events count from when the wait was reached, as they did before.
  world.state.momentAt = reachedAt(wait);
  let handoffDueAt: number | null = null;
  const context: NodeContext = {
    nodeId: node.id,
    visit: world.visitOf(node.id),
    at: wait.arrivedAt,
    world,
    // What arriving does was done when the lead arrived.
    effect: (effect) => {
      if (effect.kind === 'openHandoff') handoffDueAt = effect.dueAt;
    },
    note: () => {},
  };
  const outcome = definitionOf(node.kind)?.enter(node.config, context);
  if (outcome === undefined || outcome.kind === 'call' || outcome.kind === 'end') return { kind: 'lost' };
  const used = withoutAbsences({ state, facts, since: wait.arrivedAt });
  if (outcome.kind === 'hold')
    return { ...unchanged({ ...state, phase: 'held', wait: null, held: { reason: outcome.reason, at: now } }) };
  const renewed = renewedWait(wait, outcome);
  const dueAt = renewed.deadline;
  const isOverdue = dueAt !== null && dueAt <= now;
  return {
    kind: 'carried',
    state: { ...state, used, wait: isOverdue ? { ...renewed, deadline: Math.max(releaseAt, now) } : renewed },
    isOverdue,
    handoffDueAt,
  };
}

/** What a step that lets leads on at once makes of those who wait there: their time is up. */
function renewedWait(wait: Wait, outcome: Extract<Outcome, { kind: 'wait' | 'go' }>): Wait {
  if (outcome.kind === 'go')
    return {
      ...wait,
      deadline: wait.arrivedAt,
      deadlinePort: outcome.port,
      listens: [],
      afterMail: null,
      postponed: null,
    };
  const { deadline, deadlinePort, listens, movesWithAbsence = false, countsFromMail = false } = outcome;
  const renewed = {
    ...wait,
    deadlinePort,
    listens,
    movesWithAbsence,
    afterMail: countsFromMail ? wait.afterMail : null,
  };
  // Behind a mail that has not left, the new deadline is put aside as the old one was.
  return wait.postponed !== null && countsFromMail
    ? { ...renewed, deadline: null, postponed: deadline }
    : { ...renewed, deadline, postponed: null };
}

/** When the wait was reached, as far as events are concerned; a reaction to a mail counts from that mail and says nothing. */
function reachedAt({ arrivedAt, listens }: Wait): number {
  const since = listens.filter(({ mailNodeId }) => mailNodeId === undefined).map((listen) => listen.since);
  return since.length === 0 ? arrivedAt : Math.min(arrivedAt, Math.max(...since));
}

/** Absences since the arrival are looked at once more: they moved the old deadline and shall move the new one. */
function withoutAbsences(of: { state: RunState; facts: Facts; since: number }): readonly string[] {
  const { state, facts, since } = of;
  const absences = new Set(
    facts.events
      .filter((event) => event.name === absenceEvent && event.at >= since && isForRun(event, state.runId))
      .map(({ id }) => id),
  );
  return state.used.filter((id) => !absences.has(id));
}
