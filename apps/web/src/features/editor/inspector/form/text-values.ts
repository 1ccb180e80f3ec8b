import type { TextValue } from './complete-value.ts';
import { inWords } from './json-schema.ts';

/** Who fills the text in: the renderer of emails, or the engine when it hands a text to a step. They know different values. */
export type WrittenFor = 'email' | 'step';

/** Offered in a workspace without leads too. */
const commonFields = ['first_name', 'last_name', 'company', 'title'];

const ownValues: readonly TextValue[] = [
  { path: 'lead.email', label: 'Email address', group: 'Lead' },
  { path: 'lead.score', label: 'Score', group: 'Lead' },
  { path: 'lead.stage', label: 'Stage', group: 'Lead' },
  { path: 'lead.tags', label: 'Tags', group: 'Lead' },
];

const mailValues: readonly TextValue[] = [
  { path: 'journey.name', label: 'Name of the journey', group: 'Journey' },
  { path: 'unsubscribe_url', label: 'Link to unsubscribe', group: 'Links' },
  { path: 'preferences_url', label: 'Link to email preferences', group: 'Links' },
];

/** The values a text can hold. `fields` are the names of the fields leads have. */
export function valuesFor(writtenFor: WrittenFor, fields: readonly string[]): TextValue[] {
  const names = [...new Set([...commonFields, ...fields])];
  return [
    ...names.map((name): TextValue => ({ path: `lead.${name}`, label: inWords(name), group: 'Lead' })),
    ...ownValues,
    ...(writtenFor === 'email' ? mailValues : []),
  ];
}
