import { changeEvents } from '../model/event-names.ts';
import type { CausedEvent, Effect } from '../model/effect.ts';
import type { LeadFacts } from '../model/facts.ts';

/** The events an effect amounts to: what changes a lead is an event too, for whoever waits for such a change. */
function eventsOf(effect: Effect, lead: LeadFacts): Pick<CausedEvent, 'name' | 'properties'>[] {
  switch (effect.kind) {
    case 'addScore':
      return [
        {
          name: changeEvents.score,
          properties: {
            points: effect.points,
            before: lead.score,
            after: lead.score + effect.points,
            reason: effect.reason,
          },
        },
      ];
    case 'setField':
      return [{ name: changeEvents.field, properties: { field: effect.field, value: effect.value } }];
    case 'addTag':
      return [{ name: changeEvents.tag, properties: { tag: effect.tag, action: 'added' } }];
    case 'removeTag':
      return [{ name: changeEvents.tag, properties: { tag: effect.tag, action: 'removed' } }];
    case 'moveStage':
      return [{ name: changeEvents.stage, properties: { stage: effect.stage, reason: effect.reason } }];
    case 'setConsent': {
      const state = effect.given ? 'given' : 'withdrawn';
      return [{ name: changeEvents.consent, properties: { topic: effect.topic, state, source: 'journey' } }];
    }
    case 'startJourney':
      return [{ name: changeEvents.journey, properties: { toJourney: effect.journey } }];
    case 'queueMail':
    case 'withdrawMails':
    case 'endJourney':
    case 'openHandoff':
    case 'closeHandoff':
    case 'openCall':
    case 'cancelCall':
    case 'reachGoal':
      return [];
  }
}

/** The same with moment and run; none for an effect that leaves the lead as it was. `lead` is how it was before. */
export function causedEvents({
  effect,
  lead,
  runId,
  at,
}: {
  effect: Effect;
  lead: LeadFacts;
  runId: string;
  at: number;
}): CausedEvent[] {
  if (!changes(effect, lead)) return [];
  return eventsOf(effect, lead).map(({ name, properties }) => ({ name, at, properties: { ...properties, runId } }));
}

function changes(effect: Effect, lead: LeadFacts): boolean {
  switch (effect.kind) {
    case 'addScore':
      return effect.points !== 0;
    case 'addTag':
      return !lead.tags.includes(effect.tag);
    case 'removeTag':
      return lead.tags.includes(effect.tag);
    case 'moveStage':
      return lead.stage !== effect.stage;
    case 'setField':
      return lead.fields[effect.field] !== effect.value;
    case 'setConsent':
      return (Object.hasOwn(lead.consents, effect.topic) && lead.consents[effect.topic] === true) !== effect.given;
    case 'startJourney':
      return true;
    case 'queueMail':
    case 'withdrawMails':
    case 'endJourney':
    case 'openHandoff':
    case 'closeHandoff':
    case 'openCall':
    case 'cancelCall':
    case 'reachGoal':
      return false;
  }
}
