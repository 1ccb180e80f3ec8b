import type { KnownNames } from '@tendril/api';
import { eventInWords, isFieldName, sayStage, stageTitles } from '@tendril/condition';
import { inWords } from './json-schema.ts';

/** A name as it is kept, and as people read it. */
export interface NameOption {
  name: string;
  label: string;
}

/** What names are made of: what the workspace knows, and the fields of its leads. */
export interface NameSource {
  known: KnownNames | undefined;
  fields: readonly string[];
  /** Names of what the step beside gives, or of the event meant; for formats that depend on one. */
  near: readonly string[];
}

/** What the product tells about leads by itself. */
const ownEvents = [
  'page.visited',
  'form.submitted',
  'email.opened',
  'email.clicked',
  'reply.received',
  'meeting.booked',
];
/** Told between parts of the product; nobody waits for them. */
const innerEvents = new Set(['email.settled', 'entered.manual', 'reply.reviewed']);

const commonFields = ['first_name', 'last_name', 'company', 'title'];

/** The names offered for a setting of a format, each as people read it; of two that read the same, the first. */
export function nameOptions(format: string, { known, fields, near }: NameSource): NameOption[] {
  const names = {
    form: known?.forms ?? [],
    list: known?.lists ?? [],
    tag: known?.tags ?? [],
    topic: known?.topics ?? ['marketing'],
    stage: [...Object.keys(stageTitles), ...(known?.stages ?? [])],
    event: [...ownEvents, ...(known?.events ?? []).map(({ name }) => name)].filter((name) => !innerEvents.has(name)),
    journey: known?.journeys ?? [],
    property: near,
    output: near,
    leadField: [...commonFields, ...fields],
    conditionField: fields.map((name) => `lead.${name}`),
    timeZone: Intl.supportedValuesOf('timeZone'),
  }[format];
  const options = (names ?? []).map((name) => ({ name, label: labelOfName(format, name) }));
  return options.filter(({ label }, index) => options.findIndex((one) => one.label === label) === index);
}

/** A name as people read it. Names that people gave stay as they are. */
export function labelOfName(format: string, name: string): string {
  switch (format) {
    case 'event':
      return inWords(eventInWords(name));
    case 'stage':
      return sayStage(name);
    case 'leadField':
    case 'property':
    case 'output':
      return inWords(name);
    case 'conditionField':
      return inWords(name.slice(name.indexOf('.') + 1)) + (name.startsWith('entry.') ? ' (at entry)' : '');
    case 'timeZone':
      return name.replaceAll('_', ' ');
    default:
      return name;
  }
}

/** The name meant by what was typed: one that is offered, else a new one. "Renewal date" becomes `renewal_date`. */
export function nameTyped(format: string, typed: string, options: readonly NameOption[]): string {
  const text = typed.trim();
  const offered = options.find(({ label }) => label.toLowerCase() === text.toLowerCase());
  if (offered !== undefined || text === '') return offered?.name ?? '';
  switch (format) {
    case 'event':
      return /\s/.test(text) ? slugOf(text) : text;
    case 'leadField':
    case 'property':
    case 'output':
      return isFieldName(text) ? text : slugOf(text);
    case 'conditionField':
      return /^(lead|entry)\./.test(text) || text === 'createdAt'
        ? text
        : `lead.${isFieldName(text) ? text : slugOf(text)}`;
    case 'timeZone':
      return text.replaceAll(' ', '_');
    default:
      return typed;
  }
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
