import type { Facts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { dayMs } from '../time/civil-date.ts';
import { nextSendMs } from '../time/send-time.ts';
import { unusedReplies } from './replies.ts';
import { World } from './world.ts';

export type WhyNotSent = 'noAddress' | 'suppressed' | 'noConsent' | 'replied';

/** Whether a mail is queued, from when it may leave (epoch ms), and what decided it. */
export type MailDecision =
  | { kind: 'send'; sendAfter: number; notes: Readonly<Record<string, unknown>> }
  | { kind: 'notSent'; reason: WhyNotSent; notes: Readonly<Record<string, unknown>> };

export interface MailIntent {
  world: World;
  /** The moment of the decision, epoch ms. */
  at: number;
  purpose: 'marketing' | 'service';
  topic: string;
}

/** Rounds of cap against window before the later of both is taken. */
const mostRounds = 50;

/** Decides one mail. Only marketing needs consent, waits for replies to be answered, and keeps to windows and caps. */
export function decideMail({ world, at, purpose, topic }: MailIntent): MailDecision {
  const { lead } = world.facts;
  if (lead.email === null || lead.email === '') return { kind: 'notSent', reason: 'noAddress', notes: {} };
  if (lead.suppression !== null)
    return { kind: 'notSent', reason: 'suppressed', notes: { suppression: lead.suppression } };
  if (purpose === 'service') return { kind: 'send', sendAfter: at, notes: {} };
  if (!Object.hasOwn(lead.consents, topic) || lead.consents[topic] !== true)
    return { kind: 'notSent', reason: 'noConsent', notes: { topic } };
  const [reply] = unusedReplies(world);
  if (reply !== undefined) return { kind: 'notSent', reason: 'replied', notes: { reply: reply.id } };
  return { kind: 'send', ...timeToSend(world, at) };
}

/**
 * Decides a queued mail once more, at the moment it would leave (`at`, epoch ms of the run's clock). The facts must not hold
 * the mail itself, or it would take its own place under the cap.
 */
export function decideMailAgain(of: {
  plan: Plan;
  state: RunState;
  facts: Facts;
  at: number;
  purpose: 'marketing' | 'service';
  topic: string;
}): MailDecision {
  const { plan, state, facts, at, purpose, topic } = of;
  return decideMail({ world: new World({ plan, state, facts, now: at }), at, purpose, topic });
}

function timeToSend(world: World, at: number): { sendAfter: number; notes: Record<string, unknown> } {
  const notes: Record<string, unknown> = {};
  // A late block looks at the clock, so that no window that closed meanwhile is used; accelerated runs have their own time.
  let moment = world.state.accelerated ? at : Math.max(at, world.clock);
  const first = moment;
  const { quietHours = world.facts.quietHours, sendWindow, daysOff } = world.plan.settings;
  const times = { quietHours, sendWindow, daysOff };
  for (let round = 0; round < mostRounds; round += 1) {
    const allowed = nextSendMs(times, moment, world.timeZone) ?? moment;
    if (allowed > moment) notes['heldUntil'] = allowed;
    const place = placeUnderCap(world, allowed);
    if (place.usedOfCap !== null && round === 0) notes['usedOfCap'] = place.usedOfCap;
    moment = place.at;
    if (place.at === allowed) break;
    notes['cappedUntil'] = place.at;
  }
  return { sendAfter: moment === first ? at : moment, notes };
}

/** The first moment, not before `at`, with a place free under the frequency cap. Mails already planned for later count. */
function placeUnderCap(world: World, at: number): { at: number; usedOfCap: number | null } {
  const cap = world.plan.settings.frequencyCap;
  if (cap === undefined) return { at, usedOfCap: null };
  const spanMs = cap.perDays * dayMs;
  const counted = world.facts.mails
    .filter((mail) => mail.purpose === 'marketing' && mail.state !== 'refused' && mail.state !== 'withdrawn')
    .map((mail) => Math.max(mail.decidedAt, mail.sendAfter))
    .filter((sentAt) => sentAt > at - spanMs)
    .sort((a, b) => a - b);
  const freesPlace = counted[counted.length - cap.emails];
  return { at: freesPlace === undefined ? at : freesPlace + spanMs, usedOfCap: counted.length };
}
