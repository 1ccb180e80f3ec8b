import { changeEvents } from '../model/event-names.ts';
import type { LeadEvent, LeadFacts } from '../model/facts.ts';

/** The lead after an event that tells of a change to it; the same object where the event tells of none. */
export function leadAfter(lead: LeadFacts, { name, properties }: Pick<LeadEvent, 'name' | 'properties'>): LeadFacts {
  switch (name) {
    case changeEvents.score: {
      const points = properties['points'];
      return typeof points === 'number' ? { ...lead, score: lead.score + points } : lead;
    }
    case changeEvents.field: {
      const field = properties['field'];
      return typeof field === 'string' ? { ...lead, fields: { ...lead.fields, [field]: properties['value'] } } : lead;
    }
    case changeEvents.tag:
      return withTag(lead, properties);
    case changeEvents.stage: {
      const stage = properties['stage'];
      return typeof stage === 'string' ? { ...lead, stage } : lead;
    }
    case changeEvents.consent: {
      const { topic, state } = properties;
      return typeof topic === 'string' ? { ...lead, consents: { ...lead.consents, [topic]: state === 'given' } } : lead;
    }
    case 'unsubscribed':
      return { ...lead, consents: Object.fromEntries(Object.keys(lead.consents).map((topic) => [topic, false])) };
    case 'email.bounced':
      // A soft bounce may go away by itself.
      return properties['bounce'] === 'soft' ? lead : { ...lead, suppression: 'bounced' };
    case 'email.complained':
      return { ...lead, suppression: 'complained' };
    default:
      return lead;
  }
}

function withTag(lead: LeadFacts, { tag, action }: Readonly<Record<string, unknown>>): LeadFacts {
  if (typeof tag !== 'string') return lead;
  const others = lead.tags.filter((one) => one !== tag);
  return { ...lead, tags: action === 'removed' ? others : [...others, tag] };
}
