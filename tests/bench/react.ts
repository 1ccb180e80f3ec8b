import { setTimeout as pause } from 'node:timers/promises';
import { journeyRun, message } from '@tendril/db';
import { enter, type Engine } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { and, eq, isNotNull } from 'drizzle-orm';
import { graphOf } from '@tendril/journey/testing';
import { makeLead, productApiKey, publishJourney, startProduct } from '../support/product.ts';
import type { Bench, Figure } from './bench.ts';
import { percentile } from './percentile.ts';

/** Of all kinds of event together. */
const eventsPerSecond = 20;
const eventsPerKind = 150;
const settleLimitMs = 30_000;

/** A reaction to an event: what brings it about, and how it is known that it happened. */
interface Reaction {
  event: string;
  journey: GraphInput;
  /** Whether leads are inside before the event; else the event lets them in. */
  isInside: boolean;
  /** When it happened, by lead (epoch ms). */
  happenedAt(engine: Engine, journeyId: string): Promise<Map<string, number>>;
}

const mail = { content: { subject: 'As promised', source: 'Hello, here it is.' }, purpose: 'service' };
const limit = { amount: 60, unit: 'days' };

const reactions: Readonly<Record<'entry' | 'waiting' | 'exit', Reaction>> = {
  entry: {
    event: 'quote.sent',
    isInside: false,
    happenedAt: mailsAccepted,
    journey: graphOf({
      entry: ['entry.event', { event: 'quote.sent' }, { next: 'mail' }],
      mail: ['email', mail, { sent: 'exit' }],
      exit: ['end.exit', {}],
    }),
  },
  waiting: {
    event: 'demo.booked',
    isInside: true,
    happenedAt: mailsAccepted,
    journey: graphOf({
      entry: ['entry.manual', {}, { next: 'wait' }],
      wait: [
        'wait.event',
        { outcomes: [{ id: 'booked', on: { kind: 'event', name: 'demo.booked' } }], limit },
        { booked: 'mail', timeout: 'exit' },
      ],
      mail: ['email', mail, { sent: 'exit' }],
      exit: ['end.exit', {}],
    }),
  },
  exit: {
    event: 'deal.won',
    isInside: true,
    happenedAt: runsEnded,
    journey: graphOf(
      {
        entry: ['entry.manual', {}, { next: 'wait' }],
        wait: ['wait.duration', { duration: limit }, { next: 'exit' }],
        exit: ['end.exit', {}],
      },
      { exits: [{ condition: { event: 'deal.won', since: 'entry' }, reason: 'customer' }] },
    ),
  },
};

/** How soon something happens after an event, through the API, Postgres and the worker. */
export const react: Bench = {
  name: 'react',
  title: `at ${eventsPerSecond} events a second: event posted → mail accepted, or → out of a 60-day wait`,
  measure: async () => {
    const product = await startProduct('bench');
    try {
      const [api] = await Promise.all([product.startApi(), product.startWorker()]);
      const kinds = await Promise.all(Object.entries(reactions).map(([name, of]) => prepare(product.engine, name, of)));
      // One kind after the other in turn, so that each sees the same machine.
      const calls = Array.from({ length: eventsPerKind }, (_, index) =>
        kinds.map(({ event, leadIds, sentAt }) => ({ event, leadId: leadIds[index]!, sentAt })),
      ).flat();
      await postEvenly(api.address, calls.slice(0, 30)); // what is loaded at the first event shall not count
      for (const { sentAt } of kinds) sentAt.clear();
      await postEvenly(api.address, calls.slice(30));
      const figures: Record<string, Figure> = { eventsPerSecond: { value: eventsPerSecond, unit: 'events/s' } };
      for (const kind of kinds) Object.assign(figures, await figuresOf(product.engine, kind));
      return figures;
    } finally {
      await product.close();
    }
  },
};

interface Prepared extends Reaction {
  name: string;
  journeyId: string;
  leadIds: string[];
  /** By lead (epoch ms). */
  sentAt: Map<string, number>;
}

async function prepare(engine: Engine, name: string, reaction: Reaction): Promise<Prepared> {
  const journeyId = await publishJourney(engine, reaction.journey);
  const leadIds: string[] = [];
  for (let index = 0; index < eventsPerKind; index += 1) {
    const leadId = await makeLead(engine, `${name}-${index}`);
    leadIds.push(leadId);
    if (reaction.isInside) await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual' });
  }
  return { ...reaction, name, journeyId, leadIds, sentAt: new Map() };
}

/** Posts one event after the other at the agreed rate, however long the answers take. */
async function postEvenly(
  address: string,
  calls: readonly { event: string; leadId: string; sentAt: Map<string, number> }[],
): Promise<void> {
  const begin = performance.now();
  const answers: Promise<void>[] = [];
  for (const [index, { event, leadId, sentAt }] of calls.entries()) {
    await pause(Math.max(0, begin + (index * 1_000) / eventsPerSecond - performance.now()));
    sentAt.set(leadId, Date.now());
    answers.push(post(address, { name: event, leadId }));
  }
  await Promise.all(answers);
}

async function post(address: string, event: { name: string; leadId: string }): Promise<void> {
  const response = await fetch(`${address}/e`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${productApiKey}` },
    body: JSON.stringify(event),
  });
  if (!response.ok) throw new Error(`The API refused an event: ${response.status} ${await response.text()}`);
}

const targets = {
  entry: { p50: { most: 50 }, p99: { most: 250 } },
  waiting: { p50: { most: 100 }, p99: { most: 1_000 } },
  exit: { p50: { most: 100 }, p99: { most: 1_000 } },
};

async function figuresOf(engine: Engine, of: Prepared): Promise<Record<string, Figure>> {
  const { name, journeyId, sentAt } = of;
  const isComplete = async (): Promise<boolean> => {
    const happened = await of.happenedAt(engine, journeyId);
    return [...sentAt.keys()].every((leadId) => happened.has(leadId));
  };
  if (!(await until(isComplete, { limitMs: settleLimitMs })))
    throw new Error(`Not every event had its effect (${name}).`);
  const happened = await of.happenedAt(engine, journeyId);
  const times = [...sentAt].map(([leadId, at]) => happened.get(leadId)! - at);
  const { p50, p99 } = targets[name as keyof typeof targets]; // safe because kinds are named by `reactions`
  return {
    [`${name}P50Ms`]: { value: percentile(times, 0.5), unit: 'ms', target: p50 },
    [`${name}P99Ms`]: { value: percentile(times, 0.99), unit: 'ms', target: p99 },
  };
}

/** Mails of a journey that the transport has accepted. */
async function mailsAccepted({ db }: Engine, journeyId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ leadId: message.leadId, at: message.settledAt })
    .from(message)
    .where(and(eq(message.journeyId, journeyId), eq(message.state, 'accepted')));
  return new Map(rows.map(({ leadId, at }) => [leadId, at?.getTime() ?? 0]));
}

/** Runs of a journey that have ended. */
async function runsEnded({ db }: Engine, journeyId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ leadId: journeyRun.leadId, at: journeyRun.endedAt })
    .from(journeyRun)
    .where(and(eq(journeyRun.journeyId, journeyId), isNotNull(journeyRun.endedAt)));
  return new Map(rows.map(({ leadId, at }) => [leadId, at?.getTime() ?? 0]));
}
