import { sayStage } from '@tendril/condition';
import { z } from 'zod';

/** Where a lead stands on the way to a customer, in this order; the last two lie beside the way. */
export const stages = [
  'subscriber',
  'lead',
  'mql',
  'sal',
  'sql',
  'opportunity',
  'customer',
  'evangelist',
  'disqualified',
  'recycled',
] as const;

export const stageSchema = z.enum(stages);
export type Stage = (typeof stages)[number];

/**
 * Whether a move takes something back, and so needs a reason: a step down, leaving the way, or giving someone
 * disqualified another chance. A recycled lead takes up the way again wherever it fits.
 */
export function isBackward(from: Stage, to: Stage): boolean {
  if (from === to) return false;
  if (to === 'disqualified' || to === 'recycled' || from === 'disqualified') return true;
  return from !== 'recycled' && stages.indexOf(to) < stages.indexOf(from);
}

export type StageMove =
  | { ok: true; isChange: boolean; reason: string | null }
  | { ok: false; problem: { code: 'stage_needs_reason'; message: string } };

/** Decides a move between stages. Staying is allowed and no change; a backward move without a reason is a problem. */
export function moveStage({ from, to, reason }: { from: Stage; to: Stage; reason?: string | null }): StageMove {
  const given = reason?.trim() ?? '';
  if (isBackward(from, to) && given === '') {
    const message = `Say why ${sayStage(from)} becomes ${sayStage(to)}: a move backward needs a reason.`;
    return { ok: false, problem: { code: 'stage_needs_reason', message } };
  }
  return { ok: true, isChange: from !== to, reason: given === '' ? null : given };
}
