import type { Happened } from '../advance/simulate.ts';
import type { ScriptedCall, ScriptedEvent } from '../advance/script.ts';
import { clickedEvent, handoffAnswers, openedEvent, repliedEvent } from '../model/event-names.ts';
import { shareOf } from '../nodes/share.ts';
import type { Assumptions } from './assumptions.ts';

const hourMs = 3_600_000;
/** Events people make themselves; others, such as changes of a field, follow from what happens. */
const ownEvents = /^(reply|email|handoff|score|lead|tag|stage|consent|journey)\./;

/**
 * What one person does in answer to what happens, by the assumptions. Drawn from the person and the occasion alone: the same
 * person does the same in every forecast, so that two forecasts differ by the journey and not by luck.
 */
export function assumedReactions(
  person: string,
  assumptions: Assumptions,
): (happened: Happened) => readonly ScriptedEvent[] {
  return (happened) => {
    const { kind, nodeId, visit } = happened;
    const draw = (what: string): number => shareOf(`${person}/${nodeId}/${visit}/${what}`);
    switch (kind) {
      case 'mail':
        return toMail(happened, { assumptions, draw });
      case 'handoff':
        return bySales(happened, { assumptions, draw });
      case 'wait':
        return happened.events.flatMap((name) => ownDeed(happened, { name, assumptions, draw }));
    }
  };
}

/** How a person's activities end. */
export function assumedCalls(person: string, { activities }: Assumptions): Record<string, ScriptedCall> {
  return Object.fromEntries(
    Object.entries(activities).flatMap(([kind, shares]) => {
      const outcome = chosen(shares, shareOf(`${person}/${kind}`));
      return outcome === null ? [] : [[kind, { outcome }]];
    }),
  );
}

interface Drawing {
  assumptions: Assumptions;
  /** A number from 0 to below 1 for one question about this occasion. */
  draw: (what: string) => number;
}

function toMail({ nodeId, at }: Happened, { assumptions, draw }: Drawing): ScriptedEvent[] {
  const { opens, clicks, replies, unsubscribes, meanings, reactionHours } = assumptions;
  const after = (what: string): number => at + 1 + delayMs(reactionHours, draw(`${what} when`));
  const events: ScriptedEvent[] = [];
  const about = { node: nodeId };
  if (draw('opens') < opens) events.push({ ...about, name: openedEvent, at: after('opens') });
  if (draw('clicks') < clicks) events.push({ ...about, name: clickedEvent, at: after('clicks') });
  if (draw('unsubscribes') < unsubscribes) events.push({ name: 'unsubscribed', at: after('unsubscribes') });
  if (draw('replies') < replies) {
    const intent = chosen(meanings, draw('meaning')) ?? 'other';
    const properties = { replyId: `assumed/${nodeId}`, intent, intents: [intent] };
    events.push({ ...about, name: repliedEvent, at: after('replies'), properties });
  }
  return events;
}

function bySales({ nodeId, at }: Happened, { assumptions, draw }: Drawing): ScriptedEvent[] {
  const answer = chosen(assumptions.sales, draw('sales'));
  const name =
    answer !== null && answer in handoffAnswers ? handoffAnswers[answer as keyof typeof handoffAnswers] : null;
  if (name === null) return [];
  return [{ node: nodeId, name, at: at + 1 + delayMs(assumptions.salesHours, draw('sales when')) }];
}

function ownDeed({ at }: Happened, { name, assumptions, draw }: Drawing & { name: string }): ScriptedEvent[] {
  const share = Object.hasOwn(assumptions.events, name) ? (assumptions.events[name] ?? 0) : 0;
  if (ownEvents.test(name) || draw(name) >= share) return [];
  return [{ name, at: at + 1 + delayMs(assumptions.eventHours, draw(`${name} when`)) }];
}

/** Most react soon and some late: an exponential delay of the given mean. */
function delayMs(meanHours: number, share: number): number {
  return Math.round(-Math.log(1 - share) * meanHours * hourMs);
}

/** The one whose stretch of the shares holds the number; null beyond all of them. */
function chosen(shares: Readonly<Record<string, number>>, at: number): string | null {
  let rest = at;
  for (const [name, share] of Object.entries(shares)) {
    if (rest < share) return name;
    rest -= share;
  }
  return null;
}
