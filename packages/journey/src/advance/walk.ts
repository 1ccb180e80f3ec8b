import type { PlanNode } from '../model/plan.ts';
import type { Wait } from '../model/state.ts';
import type { Leaving, NodeContext, NodeDefinition, Outcome } from '../nodes/define-node.ts';
import { definitionOf } from '../nodes/registry.ts';
import { endRun } from './end-run.ts';
import { looksForTheEnd } from './look-for-the-end.ts';
import type { World } from './world.ts';

/** What a run that stands at a call keeps of a wait: when it arrived and what that rested on. */
const noWait = {
  deadline: null,
  deadlinePort: '',
  listens: [],
  afterMail: null,
  postponed: null,
  movesWithAbsence: false,
};

/** More steps than this without a wait is a loop the checks should have refused. */
const maxStepsPerBlock = 1_000;

/** Walks on from a step until the run waits, calls, is held or ends. */
export function arriveAt(world: World, firstNodeId: string): void {
  let nodeId: string | null = firstNodeId;
  for (let passed = 0; nodeId !== null; passed += 1) {
    world.state.nodeId = nodeId;
    if (passed >= maxStepsPerBlock) return hold(world, 'tooManySteps');
    if (looksForTheEnd(world)) return;
    const node: PlanNode | undefined = world.plan.nodes[nodeId];
    if (node === undefined) return hold(world, 'missingStep');
    const definition = definitionOf(node.kind);
    if (definition === undefined) return hold(world, 'unknownKind');
    nodeId = enter(world, node, definition);
  }
}

/** Leaves the wait or call the run stands at and walks on. */
export function leaveBy(world: World, leaving: Leaving): void {
  const { state } = world;
  const node = world.plan.nodes[state.nodeId];
  if (node === undefined) return hold(world, 'missingStep');
  const wait = state.wait;
  const notes: Record<string, unknown> = {
    ...wait?.notes,
    cause: leaving.event?.name ?? (leaving.call === null ? 'deadline' : 'result'),
  };
  if (leaving.event !== null) {
    notes['eventId'] = leaving.event.id;
    world.use(leaving.event);
  }
  const definition = definitionOf(node.kind);
  const port = definition?.portOf?.(node.config, leaving) ?? leaving.port;
  definition?.leave?.(node.config, contextOf(world, node, notes), { ...leaving, port });
  world.step({ node, port, arrivedAt: wait?.arrivedAt ?? state.blockAt, facts: notes });
  state.wait = null;
  state.callId = null;
  const next = follow(world, node, port);
  if (next !== null) arriveAt(world, next);
}

function enter(world: World, node: PlanNode, definition: NodeDefinition): string | null {
  world.visit(node.id);
  const notes: Record<string, unknown> = {};
  const outcome = definition.enter(node.config, contextOf(world, node, notes));
  if (outcome.kind === 'go') {
    world.step({ node, port: outcome.port, arrivedAt: world.state.blockAt, facts: notes });
    return follow(world, node, outcome.port);
  }
  stop(world, { node, outcome, notes });
  return null;
}

function stop(
  world: World,
  at: { node: PlanNode; outcome: Exclude<Outcome, { kind: 'go' }>; notes: Record<string, unknown> },
): void {
  const { state } = world;
  const { node, outcome, notes } = at;
  switch (outcome.kind) {
    case 'wait':
      state.phase = 'waiting';
      state.wait = { ...waitOf(world, outcome), notes };
      return;
    case 'call':
      state.phase = 'calling';
      state.wait = { ...noWait, arrivedAt: state.blockAt, notes };
      state.callId = `${state.runId}.${node.id}.${world.visitOf(node.id)}`;
      world.apply({
        kind: 'openCall',
        callId: state.callId,
        nodeId: node.id,
        visit: world.visitOf(node.id),
        activityKind: outcome.activityKind,
        input: outcome.input,
      });
      return;
    case 'hold':
      state.wait = null;
      return hold(world, outcome.reason);
    case 'end':
      world.step({ node, port: null, arrivedAt: state.blockAt, facts: notes });
      return endRun(world, { reason: outcome.reason, by: outcome.by });
  }
}

function waitOf(world: World, outcome: Extract<Outcome, { kind: 'wait' }>): Omit<Wait, 'notes'> {
  const { state } = world;
  const { lastMail } = state;
  const afterMail = outcome.countsFromMail === true && lastMail?.decidedAt === state.blockAt ? lastMail : null;
  return {
    arrivedAt: state.blockAt,
    deadline: outcome.deadline,
    deadlinePort: outcome.deadlinePort,
    listens: outcome.listens,
    afterMail,
    postponed: null,
    movesWithAbsence: outcome.movesWithAbsence ?? false,
  };
}

/** Where a port leads; a port nobody connected ends the run there. */
function follow(world: World, node: PlanNode, port: string): string | null {
  const next = node.to[port];
  if (next !== undefined) return next;
  endRun(world, { reason: port, by: 'openPort' });
  return null;
}

export function hold(world: World, reason: string): void {
  world.state.phase = 'held';
  world.state.held = { reason, at: world.state.blockAt };
}

function contextOf(world: World, node: PlanNode, notes: Record<string, unknown>): NodeContext {
  return {
    nodeId: node.id,
    visit: world.visitOf(node.id),
    at: world.state.blockAt,
    world,
    effect: (effect) => world.apply(effect),
    note: (name, value) => {
      notes[name] = value;
    },
  };
}
