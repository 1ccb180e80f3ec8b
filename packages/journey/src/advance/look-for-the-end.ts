import { dayMs } from '../time/civil-date.ts';
import { leaveJourney } from './end-run.ts';
import type { World } from './world.ts';

/** What the settings of a journey make of a moment: an exit, or the goal. */
export type Ending = { kind: 'exit'; reason: string } | { kind: 'goal'; leaves: boolean };

/** Exit conditions first, then the goal, at the block's time. True when the run ended. */
export function looksForTheEnd(world: World): boolean {
  const { exits, goal } = world.plan.settings;
  if (exits.length === 0 && goal === undefined) return false;
  const ending = endingAt(world, world.state.blockAt);
  return ending !== null && finish(world, ending);
}

/** The ending that holds at a moment (epoch ms), or null. A goal counts once. */
export function endingAt(world: World, at: number): Ending | null {
  const { exits, goal } = world.plan.settings;
  for (const exit of exits) {
    if (world.holdsAt(exit.condition, at)) return { kind: 'exit', reason: exit.reason };
  }
  const { goalAt, entry } = world.state;
  if (goal === undefined || goalAt !== null) return null;
  if (goal.withinDays !== undefined && at > entry.at + goal.withinDays * dayMs) return null;
  return world.holdsAt(goal.condition, at) ? { kind: 'goal', leaves: goal.whenReached === 'leave' } : null;
}

/** Carries an ending out. True when the run ended by it. */
export function finish(world: World, ending: Ending): boolean {
  if (ending.kind === 'exit') {
    leaveJourney(world, { reason: ending.reason, by: 'exitCondition' });
    return true;
  }
  world.reachGoal();
  if (ending.leaves) leaveJourney(world, { reason: 'goal', by: 'goal' });
  return ending.leaves;
}
