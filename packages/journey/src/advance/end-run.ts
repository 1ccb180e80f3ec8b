import type { RunEnd } from '../model/state.ts';
import type { World } from './world.ts';

/** Ends a run from outside its steps: what it still meant to do is taken back. */
export function leaveJourney(world: World, ending: Omit<RunEnd, 'at'>): void {
  world.apply({ kind: 'withdrawMails', reason: ending.reason });
  if (world.state.callId !== null) world.apply({ kind: 'cancelCall', callId: world.state.callId });
  endRun(world, ending);
}

/** Ends a run where it stands. */
export function endRun(world: World, ending: Omit<RunEnd, 'at'>): void {
  const { state } = world;
  state.phase = 'ended';
  state.wait = null;
  state.callId = null;
  state.held = null;
  state.end = { ...ending, at: state.blockAt };
}
