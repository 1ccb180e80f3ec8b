import type { CausedEvent, Effect, Standing, Step } from '../model/effect.ts';
import type { Facts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { findCause, type Cause } from './find-cause.ts';
import { finish, looksForTheEnd } from './look-for-the-end.ts';
import { obey } from './obey.ts';
import { standingOf } from './standing.ts';
import { arriveAt, leaveBy } from './walk.ts';
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
  /** The events the effects amount to (`eventsOf`); the facts hold those that the plan reads. */
  caused: readonly CausedEvent[];
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
  const { plan, facts, state } = input;
  const world = new World(input);
  if (state.phase === 'ended' || !look(world)) {
    return {
      changed: false,
      steps: [],
      effects: [],
      caused: [],
      standing: standingOf(state, plan),
      state,
      facts,
      obeyed: [],
    };
  }
  const { steps, effects, caused, obeyed } = world;
  return {
    changed: true,
    steps,
    effects,
    caused,
    standing: standingOf(world.state, plan),
    state: world.state,
    facts: world.facts,
    obeyed,
  };
}

function look(world: World): boolean {
  const cause = findCause(world);
  if (cause === null && world.facts.commands.length === 0) return false;
  world.beginBlock(cause?.at ?? world.clock);
  if (cause?.kind === 'finish') {
    finish(world, cause.ending);
    return true;
  }
  if (cause?.kind !== 'arrive' && (looksForTheEnd(world) || obey(world))) return true;
  if (cause !== null) act(world, cause);
  return true;
}

function act(world: World, cause: Exclude<Cause, { kind: 'finish' }>): void {
  const { state } = world;
  switch (cause.kind) {
    case 'arrive':
      return arriveAt(world, state.nodeId);
    case 'leave':
      return leaveBy(world, cause.leaving);
    case 'reschedule':
      state.wait = cause.wait;
      if (cause.usedEventId !== null) state.used = [...state.used, cause.usedEventId];
  }
}
