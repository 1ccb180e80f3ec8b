import {
  absenceEvent,
  changeEvents,
  clickedEvent,
  openedEvent,
  repliedEvent,
  type ScriptedEvent,
} from '@tendril/journey';
import { unclear, type Deed } from './deed.ts';

export interface Done {
  deed: Deed;
  /** Epoch ms. */
  at: number;
  /** The step whose email is reacted to; null for a deed that needs none. */
  mailStep: string | null;
  /** Where "the first link" leads. */
  firstLink: string;
  /** What the lead had agreed to just before. */
  consents: Readonly<Record<string, boolean>>;
}

const dayMs = 86_400_000;

/** What a deed is to the journey: its event, and those that come with it, as they would really arrive. */
export function eventsOfDeed(done: Done): ScriptedEvent[] {
  const { deed, at, mailStep } = done;
  const about = mailStep === null ? {} : { node: mailStep };
  const dayIn = (days: number): string => new Date(at + days * dayMs).toISOString().slice(0, 10);
  switch (deed.kind) {
    case 'open':
      return [{ at, name: openedEvent, ...about }];
    case 'click':
      return [{ at, name: clickedEvent, properties: { url: deed.url === '' ? done.firstLink : deed.url }, ...about }];
    case 'reply':
      return [
        {
          at,
          name: repliedEvent,
          properties: meaningOf(deed.means, deed.backInDays === null ? null : dayIn(deed.backInDays)),
          ...about,
        },
        ...(deed.means === 'complaint' ? [{ at, name: 'email.complained', ...about }] : []),
        ...(deed.means === 'unsubscribe' || deed.means === 'complaint' ? leavesAll(done) : []),
      ];
    case 'absence':
      return [{ at, name: absenceEvent, properties: { until: dayIn(deed.days) }, ...about }];
    case 'unsubscribe':
      return leavesAll(done);
    case 'form':
      return [{ at, name: 'form.submitted', properties: { form: deed.form } }];
    case 'event':
      return [{ at, name: deed.name, properties: valuesOf(deed.properties) }];
  }
}

function meaningOf(means: string, until: string | null): Record<string, unknown> {
  const isUnclear = means === unclear;
  const intent = isUnclear ? 'other' : means;
  return { intent, intents: [intent], until, needsPerson: isUnclear };
}

/** Every consent withdrawn at once. */
function leavesAll({ at, consents, mailStep }: Done): ScriptedEvent[] {
  const topics = Object.keys(consents).filter((topic) => consents[topic] === true);
  return [
    ...topics.map((topic) => ({ at, name: changeEvents.consent, properties: { topic, state: 'withdrawn' } })),
    { at, name: 'unsubscribed', ...(mailStep === null ? {} : { node: mailStep }) },
  ];
}

/** What was typed, as numbers and yes or no where it says so: the draft may compare by size. */
function valuesOf(properties: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, text]) => [name, valueOf(text)]));
}

function valueOf(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}
