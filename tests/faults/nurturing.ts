import { message } from '@tendril/db';
import { replyAddress } from '@tendril/email';
import { enter, recordEvent, recordReply } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import { graphOf, type Sketch } from '@tendril/journey/testing';
import { makeLead, type Product } from '../support/product.ts';

/** One day passes in a second. */
export const dayMs = 1_000;
const speed = 86_400;

const days = (amount: number) => ({ amount, unit: 'days' });
const mail = (subject: string, next: string): Sketch[string] => [
  'email',
  { content: { subject, source: 'Hello,\n\nhere it is. Just answer this mail.' } },
  { sent: next },
];
const score = (points: number, next: string): Sketch[string] => ['lead.score', { points }, { next }];

/**
 * Up to two weeks: a mail, six days for a reply and a branch on what it means; two more mails for who stays silent, with
 * waits between them and one for a visit. Who buys leaves at once, wherever they stand.
 */
export const nurturing: GraphInput = graphOf(
  {
    entry: ['entry.manual', {}, { next: 'first' }],
    first: mail('Your guide', 'reply'),
    reply: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: days(6) },
      { replied: 'intent', timeout: 'second' },
    ],
    intent: [
      'branch.intent',
      {
        arms: [
          { id: 'hot', intents: ['interested', 'meeting_request'] },
          { id: 'later', intents: ['not_now'] },
        ],
      },
      { hot: 'points', later: 'tag', else: 'second', unclear: 'second' },
    ],
    points: score(20, 'goal'),
    goal: ['end.goal', {}],
    tag: ['lead.tag', { tag: 'later' }, { next: 'pause' }],
    pause: ['wait.duration', { duration: days(4) }, { next: 'second' }],
    second: mail('One more thing', 'rest'),
    rest: ['wait.duration', { duration: days(4) }, { next: 'silent' }],
    silent: score(-1, 'visit'),
    visit: [
      'wait.event',
      { outcomes: [{ id: 'came', on: { kind: 'event', name: 'page.visited' } }], limit: days(4) },
      { came: 'third', timeout: 'exit' },
    ],
    third: mail('You came back', 'exit'),
    exit: ['end.exit', { reason: 'finished' }],
  },
  { exits: [{ condition: { event: 'deal.won', since: 'entry' }, reason: 'customer' }] },
);

/** What a lead does, and how many days after entering. */
export type Doing = 'says yes' | 'says later' | 'visits' | 'buys';
export interface Plot {
  doing: Doing;
  afterDays: number;
}

export interface Entered {
  name: string;
  leadId: string;
  runId: string;
}

/** Brings a new lead into the journey on an accelerated clock. */
export async function enterLead({ engine }: Product, of: { journeyId: string; name: string }): Promise<Entered> {
  const leadId = await makeLead(engine, of.name);
  const { journeyId } = of;
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual', speed });
  if (entered.kind === 'keptOut') throw new Error(`${of.name} was kept out: ${entered.why}`);
  return { name: of.name, leadId, runId: entered.runId };
}

/** Lets a lead do what its plot says when its time has come. Nobody replies to a mail that has not arrived. */
export async function play(product: Product, lead: Entered, { doing, afterDays }: Plot): Promise<void> {
  const { leadId } = lead;
  await pause(afterDays * dayMs);
  switch (doing) {
    case 'says yes':
      return reply(product, lead, 'Yes, I am interested. Could we have a call next week?');
    case 'says later':
      return reply(product, lead, 'Not now, please. The budget for this year is gone. Come back to me next year.');
    case 'visits':
      return void (await recordEvent(product.engine, { leadId, name: 'page.visited', properties: {}, source: 'site' }));
    case 'buys':
      return void (await recordEvent(product.engine, { leadId, name: 'deal.won', properties: {}, source: 'crm' }));
  }
}

/** Keeps what leads do to be awaited later; should the test fail before, their failures are not told beside its own. */
export function keep(doings: Promise<void>[], doing: Promise<void>): void {
  doing.catch(() => undefined);
  doings.push(doing);
}

async function reply({ engine }: Product, { name, runId }: Entered, text: string): Promise<void> {
  let messageId = '';
  const hasArrived = async (): Promise<boolean> => {
    const [first] = await engine.db
      .select({ id: message.id, state: message.state })
      .from(message)
      .where(eq(message.runId, runId));
    messageId = first?.id ?? '';
    return first?.state === 'accepted';
  };
  if (!(await until(hasArrived, { limitMs: 120_000 }))) throw new Error(`${name} never got the first mail.`);
  const to = [replyAddress({ messageId, domain: 'northlight.example', secret: engine.secret })];
  const from = `${name}@people.example`;
  const recorded = await recordReply(engine, {
    to,
    from,
    subject: 'Re: Your guide',
    headers: {},
    text,
    externalId: name,
  });
  if (recorded.kind !== 'recorded') throw new Error(`The reply of ${name} was ${recorded.kind}.`);
}
