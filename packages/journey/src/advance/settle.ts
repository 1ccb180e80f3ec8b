import type { CausedEvent, Effect, Step } from '../model/effect.ts';
import { advance, type Advance, type AdvanceInput } from './advance.ts';

/** A run that still finds a reason after so many blocks at one instant goes round in a circle. */
const maxBlocksPerLook = 200;

/**
 * Advances until no reason is left, so the answer never holds a deadline that is already past. Blocks add up in order.
 * This is what the engine, the simulator and the tests call.
 */
export function settle(input: AdvanceInput): Advance & { blocks: number } {
  const steps: Step[] = [];
  const effects: Effect[] = [];
  const caused: CausedEvent[] = [];
  const obeyed: string[] = [];
  let { state, facts } = input;
  for (let blocks = 0; ; blocks += 1) {
    const last = advance({ plan: input.plan, state, facts, now: input.now });
    const whole = { ...last, steps, effects, caused, obeyed, changed: blocks > 0, blocks };
    if (!last.changed) return whole;
    steps.push(...last.steps);
    effects.push(...last.effects);
    caused.push(...last.caused);
    obeyed.push(...last.obeyed);
    ({ state, facts } = last);
    if (blocks >= maxBlocksPerLook && state.phase !== 'ended')
      return { ...whole, ...heldInCircle(last), changed: true };
  }
}

function heldInCircle(last: Advance): Pick<Advance, 'state' | 'standing'> {
  const reason = 'tooManySteps';
  return {
    state: { ...last.state, phase: 'held', held: { reason, at: last.state.blockAt } },
    standing: { kind: 'held', nodeId: last.state.nodeId, reason },
  };
}
