import { inWords, sayInstant, sayValue } from './story.ts';

type Facts = Readonly<Record<string, unknown>>;

const notSent: Readonly<Record<string, string>> = {
  noAddress: 'No email address is known.',
  suppressed: 'No email may go to this address.',
  noConsent: 'They have not agreed to such emails.',
  replied: 'They had replied, and nothing had looked at the reply yet.',
};

const causes: Readonly<Record<string, string>> = {
  deadline: 'The time was up.',
  result: 'The step came back with a result.',
  'reply.received': 'They replied.',
  'reply.reviewed': 'Somebody looked at the reply.',
  'email.clicked': 'They clicked a link.',
  'email.opened': 'They opened the email.',
};

/** Facts that have sentences of their own, or say nothing to a reader. */
const told = new Set([
  ...['cause', 'eventId', 'notSent', 'suppression', 'topic', 'reply', 'intent', 'heldUntil', 'cappedUntil'],
  ...['usedOfCap', 'sendAfter', 'arm', 'share', 'held', 'date', 'from', 'notMoved', 'reason', 'outcome'],
  'unknownTimeZone',
]);

/** What a step's decision rested on, in sentences. Whatever a branch looked at is told by name. */
export function sayFacts(facts: Facts): string[] {
  return [
    ...sayCause(facts['cause']),
    ...sayNotSent(facts),
    ...saySending(facts),
    ...sayReply(facts),
    ...sayRest(facts),
    ...Object.entries(facts)
      .filter(([name]) => !told.has(name))
      .map(([name, value]) => `${inWords(name.replace(/^(lead|entry)\./, ''))}: ${sayValue(value)}.`),
  ];
}

function sayCause(cause: unknown): string[] {
  if (typeof cause !== 'string') return [];
  return [causes[cause] ?? `“${cause}” happened.`];
}

function sayNotSent({ notSent: why, suppression, topic }: Facts): string[] {
  if (typeof why !== 'string') return [];
  const about = typeof topic === 'string' ? [`The topic is ${topic}.`] : [];
  const suppressed = typeof suppression === 'string' ? [`It is blocked: ${inWords(suppression)}.`] : [];
  return [notSent[why] ?? `${inWords(why)}.`, ...about, ...suppressed];
}

function saySending({ heldUntil, cappedUntil, usedOfCap }: Facts): string[] {
  return [
    ...(typeof usedOfCap === 'number' ? [`Emails that counted towards the limit before it: ${usedOfCap}.`] : []),
    ...(typeof heldUntil === 'number' ? [`It waited for the sending hours until ${sayInstant(heldUntil)}.`] : []),
    ...(typeof cappedUntil === 'number' ? [`The limit on emails put it off until ${sayInstant(cappedUntil)}.`] : []),
  ];
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
    ...(typeof from === 'string' ? [`The stage was ${from}.`] : []),
    ...(notMoved === undefined ? [] : ['It stayed: a move backward needs a reason.']),
    ...(typeof reason === 'string' ? [`The reason given: ${reason}.`] : []),
    ...(typeof outcome === 'string' ? [`The result was ${inWords(outcome)}.`] : []),
    ...(typeof unknownTimeZone === 'string'
      ? [`“${unknownTimeZone}” is no time zone, so the journey’s was taken.`]
      : []),
  ];
}
