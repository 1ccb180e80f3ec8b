import { changeEvents, mailSettledEvent } from '@tendril/journey';
import { nameOfMail } from './of-mails.ts';
import { nameOfEvent } from './say-event.ts';
import { inWords, sayDay, sayJourney, sayValue, type LeadStory } from './story.ts';
import type { TimelineItem } from './timeline-item.ts';

type Event = LeadStory['events'][number];

/** Told by the rows of the ledger and of hand-offs. */
const toldElsewhere = new Set([mailSettledEvent, 'email.refused', 'email.delivered']);
const changes: ReadonlySet<string> = new Set(Object.values(changeEvents));

/** What the lead did and what else happened, but for what a step of a journey changed: the step tells that. */
export function itemsOfEvents(story: LeadStory): TimelineItem[] {
  return story.events
    .filter(
      ({ name, source }) => !toldElsewhere.has(name) && !name.startsWith('handoff.') && !isOfStep({ name, source }),
    )
    .map((event) => ({
      id: event.id,
      at: event.receivedAt.toISOString(),
      kind: event.name,
      title: titleOf(event, story),
      why: whyOf(event, story).join('\n'),
      journeyId: story.runs.get(textOf(event.properties['runId']))?.run.journeyId ?? null,
    }));
}

function isOfStep({ name, source }: Pick<Event, 'name' | 'source'>): boolean {
  return source === 'run' && changes.has(name);
}

function titleOf({ name, properties }: Event, { replies }: LeadStory): string {
  const { form, url, bounce, field, value, topic, state } = properties;
  switch (name) {
    case 'lead.created':
      return 'Became a lead';
    case 'form.submitted':
      return `Filled in “${textOf(form)}”`;
    case 'email.clicked':
      return `Clicked ${sayLink(textOf(url))}`;
    case 'email.opened':
      return 'Opened an email';
    case 'email.bounced':
      return bounce === 'hard' ? 'Email came back: the address does not work' : 'Email came back for now';
    case 'email.complained':
      return 'Marked an email as spam';
    case 'email.delayed':
      return 'An email is delayed';
    case 'unsubscribed':
      return 'Unsubscribed';
    case 'reply.received': {
      const reply = replies.find(({ id }) => id === properties['replyId']);
      return reply === undefined ? 'Replied' : `Replied: “${beginningOf(reply.body)}”`;
    }
    case 'reply.out_of_office':
      return 'Is out of office';
    case 'reply.reviewed':
      return 'Somebody looked at the reply';
    case changeEvents.field:
      return `${nameOfEvent(textOf(field))} is now ${sayValue(value)}`;
    case changeEvents.consent:
      return state === 'given' ? `Agreed to emails about ${textOf(topic)}` : `No more emails about ${textOf(topic)}`;
    case 'page.visited':
      return `Visited ${textOf(properties['page']) || 'a page'}`;
    default:
      return nameOfEvent(name);
  }
}

/** "northlight.example/guide", of a link. */
function sayLink(url: string): string {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '');
}

const sources: Readonly<Record<string, string>> = {
  form: 'They filled in a form.',
  capture: 'It came with what they sent in.',
  api: 'Your website or another system told us.',
  provider: 'The email provider told us.',
  resend: 'The email provider told us.',
  mailbox: 'It was done in the test mailbox.',
  link: 'They used a link of the email.',
  reply: 'It came by email.',
  sales: 'Sales told us.',
};

function whyOf({ name, properties, source }: Event, story: LeadStory): string[] {
  const run = story.runs.get(textOf(properties['runId']));
  const mail = story.mails.find(
    ({ runId, nodeId, visit }) =>
      runId === properties['runId'] && nodeId === properties['nodeId'] && visit === properties['visit'],
  );
  return [
    ...(name === 'form.submitted' ? sayFields(properties) : []),
    ...sayReading(properties, story),
    ...(mail === undefined || run === undefined ? [] : [`It is about the email ${nameOfMail(mail, run)}.`]),
    sources[source] ?? `Told by ${inWords(source)}.`,
    ...(run === undefined ? [] : [sayJourney(run)]),
  ];
}

function sayFields(properties: Event['properties']): string[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'form')
    .map(([name, value]) => `${inWords(name)}: ${sayValue(value)}`);
}

/** What a reply was read as, how sure that is, and the words it rests on. */
function sayReading({ replyId, intent, until }: Event['properties'], { replies }: LeadStory): string[] {
  const reply = replies.find(({ id }) => id === replyId);
  const label = textOf(intent);
  const back = typeof until === 'string' ? [`They are to be written to again on ${sayDay(until)}.`] : [];
  if (label === '') return back;
  const found = labelsIn(reply?.reading).find((reading) => reading.label === label);
  const sure = found === undefined ? '' : `, ${Math.round(found.confidence * 100)} % sure`;
  const words = (found?.evidence ?? []).map((part) => `“${part}”`).join(', ');
  return [`Read as ${inWords(label)}${sure}.`, ...(words === '' ? [] : [`Because of ${words}.`]), ...back];
}

interface Label {
  label: string;
  confidence: number;
  evidence: string[];
}

function labelsIn(reading: unknown): Label[] {
  // Safe because we keep readings as `readIntent` made them; a reading without labels says nothing here.
  return (reading as { labels?: Label[] } | undefined)?.labels ?? [];
}

const longestTitle = 120;

function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestTitle ? line : `${line.slice(0, longestTitle - 1).trimEnd()}…`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
