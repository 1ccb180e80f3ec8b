import type { Facts, MailFact } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { decideMailAgain } from './decide-mail.ts';

/**
 * What becomes of a queued mail that is due, when nothing is in the way of sending: it leaves, is withdrawn, or must wait
 * again. Under the cap only mails that have left count now. `at` in epoch ms of the run's clock.
 */
export function leaveMail(of: {
  plan: Plan;
  state: RunState;
  facts: Facts;
  mail: MailFact;
  topic: string;
  at: number;
}): MailFact {
  const { plan, state, facts, mail, topic, at } = of;
  const left = facts.mails.filter((one) => one.state === 'accepted');
  const { purpose } = mail;
  const decision = decideMailAgain({ plan, state, facts: { ...facts, mails: left }, at, purpose, topic });
  if (decision.kind === 'notSent') return { ...mail, state: 'withdrawn', settledAt: at };
  if (decision.sendAfter > at) return { ...mail, sendAfter: decision.sendAfter };
  return { ...mail, state: 'accepted', leftAt: at };
}
