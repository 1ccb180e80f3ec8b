import { conditionSchema, evaluate, propertyTestSchema, sayCondition } from '@tendril/condition';
import { z } from 'zod';
import { absenceEvent, clickedEvent, openedEvent, repliedEvent } from '../model/event-names.ts';
import { durationSchema, type Duration } from '../model/settings.ts';
import type { Listen } from '../model/state.ts';
import { deadlineAfter } from '../time/deadline.ts';
import { conditionTriggers, readsOf, widen } from './condition-reads.ts';
import { defineNode, type NodeContext, type NodeReads } from './define-node.ts';
import { eventNameSchema } from './event-name.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { noteUnknownZone } from './note-zone.ts';
import { sayChoice, sayDuration, shorten } from './say.ts';

const stepId = z.string().max(64);
const triggerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), to: stepId.optional() }).meta({ title: 'Replies' }),
  z
    .strictObject({ kind: z.literal('click'), email: stepId.optional(), url: z.string().max(2_000).optional() })
    .meta({ title: 'Clicks' }),
  z.strictObject({ kind: z.literal('open'), email: stepId.optional() }).meta({ title: 'Opens' }),
  z
    .strictObject({
      kind: z.literal('event'),
      name: eventNameSchema,
      where: z.array(propertyTestSchema).max(20).optional(),
    })
    .meta({ title: 'Event' }),
  z.strictObject({ kind: z.literal('condition'), condition: conditionSchema }).meta({ title: 'Condition holds' }),
]);
type Trigger = z.output<typeof triggerSchema>;

const outcomeSchema = z.strictObject({ ...portChoiceShape, on: triggerSchema });
const defaultLimit: Duration = { amount: 5, unit: 'days' };
const config = z.strictObject({
  outcomes: z.array(outcomeSchema).max(20).default([]),
  limit: durationSchema.nullable().default(defaultLimit).meta({ title: 'At most' }),
});

export const waitEvent = defineNode({
  kind: 'wait.event',
  group: 'time',
  title: 'Wait until something happens',
  description: 'Waits until the lead replies, clicks or does something else, at most for a time.',
  icon: 'hourglass',
  config,
  ports: ({ outcomes, limit }) => [
    ...portsOf(outcomes, (index) => sayTrigger(outcomes[index]?.on)),
    ...(limit === null ? [] : [{ id: 'timeout', title: `after ${sayDuration(limit)}` }]),
  ],
  say: ({ outcomes, limit }) => {
    const triggers = sayChoice(outcomes.map(({ title, on }) => title ?? sayTrigger(on))) || 'something happens';
    return `Wait until ${triggers}${limit === null ? '' : `, at most ${sayDuration(limit)}`}`;
  },
  waits: ({ outcomes }, port) => outcomes.find(({ id }) => id === port)?.on.kind !== 'condition',
  reads: ({ outcomes }) => readsOfTriggers(outcomes.map(({ on }) => on)),
  enter: ({ outcomes, limit }, context) => {
    for (const { id, on } of outcomes) {
      if (on.kind !== 'condition' || !evaluate(on.condition, context.world)) continue;
      context.note('held', id);
      return { kind: 'go', port: id };
    }
    noteUnknownZone(context);
    return {
      kind: 'wait',
      deadline: limit === null ? null : deadlineAfter(context.at, limit, context.world.timeZone),
      deadlinePort: limit === null ? (outcomes.at(-1)?.id ?? 'timeout') : 'timeout',
      listens: outcomes.map(({ id, on }) => listenFor(id, on, context)),
      countsFromMail: limit !== null,
      movesWithAbsence: limit !== null && outcomes.some(({ on }) => on.kind === 'reply'),
    };
  },
  mailsNamed: ({ outcomes }) => outcomes.flatMap(({ on }) => mailOf(on) ?? []),
  check: ({ outcomes }) => [
    ...choiceProblems(outcomes, ['timeout']),
    ...(outcomes.length === 0
      ? [{ code: 'noOutcomes', severity: 'error' as const, message: 'Say what to wait for, such as a reply.' }]
      : []),
    ...(outcomes.some(({ on }) => on.kind === 'event' && on.name === '')
      ? [{ code: 'noEvent', severity: 'error' as const, message: 'Choose the event to wait for.' }]
      : []),
  ],
});

/** The email step a trigger is a reaction to; undefined for the last email sent, null for triggers that need none. */
function mailOf(on: Trigger): string | undefined | null {
  if (on.kind === 'reply') return on.to;
  return on.kind === 'click' || on.kind === 'open' ? on.email : null;
}

function listenFor(port: string, on: Trigger, context: NodeContext): Listen {
  const since = context.world.state.momentAt;
  switch (on.kind) {
    case 'reply':
      return {
        port,
        events: [repliedEvent],
        ...afterMail(on.to, context),
        ...(on.to === undefined ? {} : { mailNodeId: on.to }),
      };
    case 'click':
    case 'open': {
      const mailNodeId = on.email ?? context.world.state.lastMail?.nodeId;
      const url = on.kind === 'click' ? on.url : undefined;
      return {
        port,
        events: [on.kind === 'click' ? clickedEvent : openedEvent],
        ...afterMail(on.email, context),
        ...(mailNodeId === undefined ? {} : { mailNodeId }),
        ...(url === undefined ? {} : { where: [{ property: 'url', op: 'startsWith', value: url }] }),
      };
    }
    case 'event':
      return { port, events: [on.name], since, ...(on.where === undefined ? {} : { where: on.where }) };
    case 'condition':
      return { port, events: conditionTriggers(on.condition), since, condition: on.condition };
  }
}

/** A reaction counts from the moment its mail was queued: it may come before the wait for it is reached. */
function afterMail(nodeId: string | undefined, { world }: NodeContext): { since: number } {
  const { state, facts } = world;
  const mail =
    nodeId === undefined
      ? state.lastMail
      : facts.mails.findLast(
          (one) => one.runId === state.runId && one.nodeId === nodeId && one.visit === world.visitOf(nodeId),
        );
  return { since: mail?.decidedAt ?? state.momentAt };
}

function readsOfTriggers(triggers: readonly Trigger[]): NodeReads {
  const { events, mail } = readsOf(triggers.flatMap((on) => (on.kind === 'condition' ? [on.condition] : [])));
  for (const name of triggers.flatMap(eventsOf)) widen(events, { [name]: 'entry' });
  return { events, mail: mail || triggers.some((on) => mailOf(on) !== null) };
}

function eventsOf(on: Trigger): string[] {
  switch (on.kind) {
    case 'reply':
      return [repliedEvent, absenceEvent];
    case 'click':
      return [clickedEvent];
    case 'open':
      return [openedEvent];
    case 'event':
      return on.name === '' ? [] : [on.name];
    case 'condition':
      return conditionTriggers(on.condition);
  }
}

function sayTrigger(on: Trigger | undefined): string {
  switch (on?.kind) {
    case 'reply':
      return 'reply';
    case 'click':
      return on.url === undefined ? 'click' : `click on ${shorten(on.url, 40)}`;
    case 'open':
      return 'open';
    case 'event':
      return on.name || 'an event';
    case 'condition':
      return shorten(sayCondition(on.condition));
    case undefined:
      return '';
  }
}
