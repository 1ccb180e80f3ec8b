import type { Effect, Standing, Step } from '../model/effect.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { findCause } from './find-cause.ts';
import { obey } from './obey.ts';
import { standingOf } from './standing.ts';
import { arriveAt, leaveBy, looksForTheEnd } from './walk.ts';
import { World } from './world.ts';

export interface AdvanceInput {
  plan: Plan;
  state: RunState;
  facts: Facts;
  /** Epoch ms of the run's clock. */
  now: number;
}

export interface Advance {
  /** False when there was no reason to do anything: then state and facts are the ones handed in. */
  changed: boolean;
  steps: readonly Step[];
  effects: readonly Effect[];
  standing: Standing;
  state: RunState;
  /** The facts with the effects applied. */
  facts: Facts;
  /** Ids of the commands that were obeyed. */
  obeyed: readonly string[];
}

/**
 * Executes at most one block: walks from where the run stands until it must wait, call or end. Does nothing without a
 * reason, so it may be called at any time; call again until `changed` is false. Pure: no clock, no randomness, and no
 * exceptions for what a person can cause.
 */
export function advance(input: AdvanceInput): Advance {
  const world = new World(input);
  const changed = world.state.phase !== 'ended' && look(world);
  if (!changed) {
    return { changed, steps: [], effects: [], standing: standingOf(input.state, input.plan), state: input.state, facts: input.facts, obeyed: [] };
  }
  return {
    changed,
    steps: world.steps,
    effects: world.effects,
    standing: standingOf(world.state, input.plan),
    state: world.state,
    facts: world.facts,
    obeyed: world.obeyed,
  };
}

function look(world: World): boolean {
  const { state } = world;
  const cause = findCause(world);
  if (cause === null || cause.kind !== 'arrive') {
    world.beginBlock(cause?.at ?? world.now);
    if (looksForTheEnd(world)) return true;
    if (obey(world)) return true;
  } else {
    world.beginBlock(cause.at);
  }
  if (cause === null) return world.goalJustReached;
  switch (cause.kind) {
    case 'arrive':
      arriveAt(world, state.nodeId);
      return true;
    case 'leave':
      leaveBy(world, cause.leaving);
      return true;
    case 'reschedule':
      state.wait = cause.wait;
      if (cause.usedEventId !== null) state.used = [...state.used, cause.usedEventId];
      return true;
  }
}
