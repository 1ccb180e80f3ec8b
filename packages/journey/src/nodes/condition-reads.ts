import { fieldsRead, leavesOf, type Condition } from '@tendril/condition';
import { changeEvents } from '../model/event-names.ts';
import type { EventReach } from '../model/plan.ts';

/** The event that tells of a change, by the field conditions ask for. */
const changeOfField: Readonly<Record<string, string>> = {
  score: changeEvents.score,
  stage: changeEvents.stage,
  tags: changeEvents.tag,
  email: changeEvents.field,
  timeZone: changeEvents.field,
};

/** The events a condition counts and how far back. */
function conditionReads(condition: Condition): Record<string, EventReach> {
  const reads: Record<string, EventReach> = {};
  for (const leaf of leavesOf(condition)) {
    if (!('event' in leaf)) continue;
    const reach = typeof leaf.since === 'string' ? leaf.since : leaf.since.lastDays;
    reads[leaf.event] = widerReach(reads[leaf.event], reach);
  }
  return reads;
}

/** What several conditions read together. Consents are loaded with what mails need. */
export function readsOf(conditions: readonly Condition[]): { events: Record<string, EventReach>; mail: boolean } {
  const events: Record<string, EventReach> = {};
  for (const condition of conditions) widen(events, conditionReads(condition));
  return {
    events,
    mail: conditions.some((condition) => fieldsRead(condition).some((field) => field.startsWith('consent.'))),
  };
}

/** Widens what is read by more of it. */
export function widen(reads: Record<string, EventReach>, more: Readonly<Record<string, EventReach>>): void {
  for (const [name, reach] of Object.entries(more)) reads[name] = widerReach(reads[name], reach);
}

/** The events after which a condition may have become true: those it counts, and changes to the fields it looks at. */
export function conditionTriggers(condition: Condition): string[] {
  return [...new Set([...Object.keys(conditionReads(condition)), ...fieldsRead(condition).flatMap(changeEventOf)])];
}

/** The reach that covers both: "ever" covers all, a number of days covers "since entering" too. */
function widerReach(a: EventReach | undefined, b: EventReach): EventReach {
  if (a === undefined || a === b) return b;
  if (a === 'ever' || b === 'ever') return 'ever';
  if (a === 'entry') return b;
  return b === 'entry' ? a : Math.max(a, b);
}

function changeEventOf(field: string): string[] {
  if (field.startsWith('lead.')) return [changeEvents.field];
  if (field.startsWith('consent.')) return [changeEvents.consent];
  const name = Object.hasOwn(changeOfField, field) ? changeOfField[field] : undefined;
  return name === undefined ? [] : [name];
}
