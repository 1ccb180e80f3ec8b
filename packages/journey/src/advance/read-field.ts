import type { LeadFacts } from '../model/facts.ts';
import type { Entry } from '../model/state.ts';
import { toIsoInstant } from '../time/calendar.ts';

/** Value of a field as conditions and texts name it: `email`, `score`, `lead.industry`, `entry.amount`, `consent.news` … */
export function readField(name: string, lead: LeadFacts, entry: Entry): unknown {
  switch (name) {
    case 'email':
      return lead.email;
    case 'score':
      return lead.score;
    case 'stage':
      return lead.stage;
    case 'tags':
      return lead.tags;
    case 'timeZone':
      return lead.timeZone;
    case 'createdAt':
      return toIsoInstant(lead.createdAt);
  }
  const dot = name.indexOf('.');
  const rest = name.slice(dot + 1);
  switch (name.slice(0, dot)) {
    case 'lead':
      return own(lead.fields, rest);
    case 'entry':
      return own(entry.properties, rest);
    case 'consent':
      return own(lead.consents, rest) === true;
    default:
      return undefined;
  }
}

/** Never what every object inherits. */
function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
