import { sayStage } from '@tendril/condition';
import { sayCause } from './say-event.ts';
import { sayReason } from './say-reason.ts';
import { inWords, sayInstant, sayValue } from './story.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Facts that have sentences of their own, or say nothing to a reader. */
const told = new Set([
  ...['cause', 'eventId', 'notSent', 'suppression', 'topic', 'reply', 'intent', 'heldUntil', 'cappedUntil'],
  ...['usedOfCap', 'sendAfter', 'arm', 'share', 'held', 'date', 'from', 'notMoved', 'reason', 'outcome'],
  'unknownTimeZone',
]);

/** What a step's decision rested on, in sentences. Whatever a branch looked at is told by name. */
export function sayFacts(facts: Facts): string[] {
  return [
    ...(typeof facts['cause'] === 'string' ? [sayCause(facts['cause'])] : []),
    ...sayNotSent(facts),
    ...saySending(facts),
    ...sayReply(facts),
    ...sayRest(facts),
    ...Object.entries(facts)
      .filter(([name]) => !told.has(name))
      .map(([name, value]) => sayFact(name, value)),
  ];
}

/** A value a branch looked at: "industry: wholesale." */
function sayFact(name: string, value: unknown): string {
  const words = inWords(name.replace(/^(lead|entry)\./, ''));
  return `${words}: ${name === 'stage' ? sayStage(sayValue(value)) : sayValue(value)}.`;
}

function sayNotSent({ notSent: why, suppression, topic }: Facts): string[] {
  if (typeof why !== 'string') return [];
  const about = typeof topic === 'string' ? [`The topic is ${topic}.`] : [];
  const suppressed = typeof suppression === 'string' ? [sayReason(suppression)] : [];
  return [sayReason(why), ...about, ...suppressed];
}

function saySending({ heldUntil, cappedUntil, usedOfCap }: Facts): string[] {
  return [
    ...(typeof usedOfCap === 'number' ? [sayUsed(usedOfCap)] : []),
    ...(typeof heldUntil === 'number' ? [`It waited for the sending hours until ${sayInstant(heldUntil)}.`] : []),
    ...(typeof cappedUntil === 'number' ? [`The limit on emails put it off until ${sayInstant(cappedUntil)}.`] : []),
  ];
}

function sayUsed(emails: number): string {
  if (emails === 0) return 'No other email counted towards the limit on emails.';
  return `${emails} ${emails === 1 ? 'email' : 'emails'} had counted towards the limit before it.`;
}

function sayReply(facts: Facts): string[] {
  const { reply, intent } = facts;
  if (typeof intent === 'string') return [`The reply was read as ${inWords(intent)}.`];
  return 'reply' in facts && reply === null ? ['There was no reply to go by.'] : [];
}

function sayRest({ share, held, date, from, notMoved, reason, outcome, unknownTimeZone }: Facts): string[] {
  return [
    ...(typeof share === 'number' ? [`Chance decided, and stays: ${Math.round(share * 100)} of 100.`] : []),
    ...(held === undefined ? [] : ['It was so already when they came to this step.']),
    ...(date === undefined
      ? []
      : [typeof date === 'number' ? `The date is ${sayInstant(date)}.` : 'There was no date.']),
    ...(typeof from === 'string' ? [`The stage was ${sayStage(from)}.`] : []),
    ...(notMoved === undefined ? [] : ['It stayed: a move backward needs a reason.']),
    ...(typeof reason === 'string' ? [`The reason given: ${reason}.`] : []),
    ...(typeof outcome === 'string' ? [`The result was ${inWords(outcome)}.`] : []),
    ...(typeof unknownTimeZone === 'string'
      ? [`“${unknownTimeZone}” is no time zone, so the journey’s was taken.`]
      : []),
  ];
}
