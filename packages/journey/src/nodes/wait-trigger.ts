import {
  conditionSchema,
  propertyTestSchema,
  sayCondition,
  eventInWords,
  sayProperties,
  type PropertyTest,
} from '@tendril/condition';
import { z } from 'zod';
import { absenceEvent, clickedEvent, openedEvent, repliedEvent } from '../model/event-names.ts';
import type { Listen } from '../model/state.ts';
import { conditionTriggers, readsOf, widen } from './condition-reads.ts';
import type { NodeContext, NodeReads } from './define-node.ts';
import { eventNameSchema } from './event-name.ts';
import { shorten } from './say.ts';

/** The format tells forms to offer the emails of the journey. */
const stepId = z.string().max(64).meta({ title: 'Which email', format: 'emailStep', placeholder: 'The last one sent' });

/** One thing a wait can be left by. */
export const triggerSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('reply'), to: stepId.optional() }).meta({ title: 'Replies to an email' }),
    z
      .strictObject({
        kind: z.literal('click'),
        email: stepId.optional(),
        url: z.string().max(2_000).optional().meta({
          title: 'Link',
          description: 'Its address, or how the address begins.',
          placeholder: 'Any link',
          isOneLine: true,
        }),
      })
      .meta({ title: 'Clicks in an email' }),
    z.strictObject({ kind: z.literal('open'), email: stepId.optional() }).meta({ title: 'Opens an email' }),
    z
      .strictObject({
        kind: z.literal('event'),
        name: eventNameSchema.meta({ title: 'Event', format: 'event', isNeeded: true }),
        where: z.array(propertyTestSchema).max(20).optional().meta({ title: 'Only where', format: 'eventFilter' }),
      })
      .meta({ title: 'Does something else' }),
    z
      .strictObject({ kind: z.literal('condition'), condition: conditionSchema })
      .meta({ title: 'A condition comes true' }),
  ])
  .meta({ title: 'The lead' });
export type Trigger = z.output<typeof triggerSchema>;

/** The email step a trigger is a reaction to; undefined for the last email sent, null for triggers that need none. */
export function mailOf(on: Trigger): string | undefined | null {
  if (on.kind === 'reply') return on.to;
  return on.kind === 'click' || on.kind === 'open' ? on.email : null;
}

/** The same trigger as a reaction to another email step. */
export function withMail(on: Trigger, idOf: (nodeId: string) => string): Trigger {
  if (on.kind === 'reply') return on.to === undefined ? on : { ...on, to: idOf(on.to) };
  const isAboutMail = on.kind === 'click' || on.kind === 'open';
  return isAboutMail && on.email !== undefined ? { ...on, email: idOf(on.email) } : on;
}

/** What a wait reached now listens for. */
export function listenFor(port: string, on: Trigger, context: NodeContext): Listen {
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

/** The events the triggers need, and whether they need the mails too. */
export function readsOfTriggers(triggers: readonly Trigger[]): NodeReads {
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

/** The same in a sentence that begins with "the lead": "replies", "clicks on https://…". */
export function sayDeed(on: Trigger): string {
  switch (on.kind) {
    case 'reply':
      return 'replies';
    case 'click':
      return on.url === undefined ? 'clicks' : `clicks on ${shorten(on.url, 30)}`;
    case 'open':
      return 'opens the email';
    case 'event':
      return on.name === '' ? 'does something' : shorten(`has “${eventInWords(on.name)}”${sayWhere(on.where)}`, 44);
    case 'condition':
      return `fits “${shorten(sayCondition(on.condition))}”`;
  }
}

function sayWhere(where: readonly PropertyTest[] = []): string {
  return where.length === 0 ? '' : ` (${sayProperties(where)})`;
}

/** How a port or card names a trigger that has no title. */
export function sayTrigger(on: Trigger | undefined): string {
  switch (on?.kind) {
    case 'reply':
      return 'reply';
    case 'click':
      return on.url === undefined ? 'click' : `click on ${shorten(on.url, 40)}`;
    case 'open':
      return 'open';
    case 'event':
      return on.name === '' ? 'an event' : eventInWords(on.name);
    case 'condition':
      return shorten(sayCondition(on.condition));
    case undefined:
      return '';
  }
}
