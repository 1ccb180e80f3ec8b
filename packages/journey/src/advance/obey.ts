import type { Command } from '../model/facts.ts';
import { definitionOf } from '../nodes/registry.ts';
import { leaveJourney } from './end-run.ts';
import { arriveAt, hold, leaveBy } from './walk.ts';
import type { World } from './world.ts';

/** Obeys the oldest command, if there is one. True when it did. */
export function obey(world: World): boolean {
  const command = world.facts.commands[0];
  if (command === undefined) return false;
  world.facts = { ...world.facts, commands: world.facts.commands.slice(1) };
  world.obeyed.push(command.id);
  carryOut(world, command);
  return true;
}

function carryOut(world: World, command: Command): void {
  const { state } = world;
  switch (command.kind) {
    case 'end':
      return leaveJourney(world, { reason: command.reason, by: 'command' });
    case 'hold':
      return hold(world, command.reason);
    case 'move':
      abandonCall(world);
      state.wait = null;
      return arriveAt(world, command.to);
    case 'retry':
      if (state.phase !== 'held') return;
      state.held = null;
      // A hold put on a waiting run by hand is lifted; anything else is tried from the step's beginning.
      if (state.callId !== null) state.phase = 'calling';
      else if (state.wait !== null) state.phase = 'waiting';
      else arriveAt(world, state.nodeId);
      return;
    case 'skip':
      abandonCall(world);
      return leaveBy(world, { port: portPast(world), event: null, call: null });
  }
}

function abandonCall(world: World): void {
  const { state } = world;
  if (state.callId !== null) world.apply({ kind: 'cancelCall', callId: state.callId });
  state.callId = null;
  state.held = null;
}

/** Skipping leaves a wait as its time limit would, and any other step by its last exit: the one the rest of a journey follows. */
function portPast(world: World): string {
  const { wait, nodeId } = world.state;
  if (wait !== null && wait.deadlinePort !== '') return wait.deadlinePort;
  const node = world.plan.nodes[nodeId];
  return (node === undefined ? undefined : definitionOf(node.kind)?.ports(node.config).at(-1)?.id) ?? 'next';
}
