import { decideMailAgain } from '@tendril/journey';
import { toRealTime } from '../time/run-clock.ts';
import type { DueMail } from './due-mail.ts';
import type { MailFacts } from './mail-facts.ts';

/** What becomes of a queued mail that is about to be sealed. */
export type Recheck =
  | { kind: 'send' }
  | { kind: 'withdraw'; reason: string }
  /** Not now: `sendAfter` on the run's clock, `dueAtMs` in real time (epoch ms both). */
  | { kind: 'postpone'; sendAfter: number; dueAtMs: number; reason: string };

/** How soon a mail that waits for a person to look at a reply is looked at again by itself. */
const reviewPauseMs = 15 * 60_000;
/** A postponed mail is due at least this much later, so that nothing is looked at over and over in one moment. */
const leastPauseMs = 1_000;

export const awaitingReviewReason = 'awaiting_review';

/** Whether what held when the mail was decided still holds; the same rules, asked again at the moment it would leave. */
export function recheckMail(
  due: DueMail,
  of: { facts: MailFacts; sealing: readonly DueMail[]; nowMs: number },
): Recheck {
  const { mail, lead, plan, state, clock, at } = due;
  if (lead.erasedAt !== null) return { kind: 'withdraw', reason: 'erased' };
  if (of.facts.awaitingReview.has(lead.id)) {
    return {
      kind: 'postpone',
      sendAfter: mail.sendAfter.getTime(),
      dueAtMs: of.nowMs + reviewPauseMs,
      reason: awaitingReviewReason,
    };
  }
  const facts = of.facts.of(due, of.sealing);
  const decision = decideMailAgain({ plan, state, facts, at, purpose: mail.purpose, topic: mail.topic });
  if (decision.kind === 'notSent') return { kind: 'withdraw', reason: decision.reason };
  if (decision.sendAfter <= at) return { kind: 'send' };
  const dueAtMs = Math.max(toRealTime(clock, decision.sendAfter), of.nowMs + leastPauseMs);
  return {
    kind: 'postpone',
    sendAfter: decision.sendAfter,
    dueAtMs,
    reason: 'cappedUntil' in decision.notes ? 'frequency_cap' : 'send_window',
  };
}
