import type { PropertyTest } from './condition.ts';
import { nameInWords, sayTest } from './say-test.ts';

const eventWords: ReadonlyMap<string, string> = new Map([
  ['email.opened', 'opened an email'],
  ['email.clicked', 'clicked'],
  ['reply.received', 'replied'],
  ['email.bounced', 'an email bounced'],
  ['form.submitted', 'submitted a form'],
  ['page.visited', 'visited a page'],
  ['meeting.booked', 'booked a meeting'],
]);

/** What happened, as one says it of a lead: "replied"; an event from another system by its own name: "quote sent". */
export function sayEventName(name: string): string {
  return eventWords.get(name) ?? eventInWords(name);
}

/** The answers of sales, whose names read otherwise than people say them. */
const ownWords: ReadonlyMap<string, string> = new Map([
  ['handoff.accepted', 'hand-off accepted'],
  ['handoff.not_now', 'hand-off put off'],
  ['handoff.rejected', 'hand-off rejected'],
]);

/** The bare name of an event in words: "meeting booked". */
export function eventInWords(name: string): string {
  return ownWords.get(name) ?? name.split(/[.:]/).map(nameInWords).join(' ');
}

/** What is asked of an event's properties: "amount is at least 1000 and plan is pro". */
export function sayProperties(tests: readonly PropertyTest[]): string {
  return tests.map((test) => `${nameInWords(test.property)} ${sayTest(test)}`).join(' and ');
}
