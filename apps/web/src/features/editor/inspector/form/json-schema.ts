import { emailContentSchema } from '@tendril/journey';
import { z } from 'zod';

/** What of JSON Schema a form looks at. */
export interface JsonSchema {
  type?: string;
  title?: string;
  description?: string;
  /** Settings of a certain meaning have fields of their own: `condition`, `emailContent`, `eventFilter`, names … */
  format?: string;
  /** What the values of an `enum` are called. */
  words?: Readonly<Record<string, string>>;
  placeholder?: string;
  /** Nothing can be published without it. */
  isNeeded?: boolean;
  /** A text that may be long but has no lines. */
  isOneLine?: boolean;
  /** Which fold of the form it stands in; most stand in none. */
  section?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  pattern?: string;
}

const known = new WeakMap<z.ZodType, JsonSchema>();

/** The schema of a step's settings, as a form shows it. */
export function formSchemaOf(config: z.ZodType): JsonSchema {
  const seen = known.get(config);
  if (seen !== undefined) return seen;
  const schema = z.toJSONSchema(config, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (Object.is(zodSchema, emailContentSchema)) jsonSchema.format = 'emailContent';
    },
    // Safe because JsonSchema names only what draft 7 has, all of it optional.
  }) as JsonSchema;
  known.set(config, schema);
  return schema;
}

/** How one value is asked for. */
export type FieldKind =
  | 'condition'
  | 'emailContent'
  | 'eventFilter'
  | 'name'
  | 'emailStep'
  | 'duration'
  | 'weekdays'
  | 'choice'
  | 'union'
  | 'nullable'
  | 'scalar'
  | 'list'
  | 'words'
  | 'number'
  | 'switch'
  | 'text'
  | 'group'
  | 'none';

export function fieldKindOf(schema: JsonSchema): FieldKind {
  const { format, type, items, properties } = schema;
  if (format !== undefined && Object.hasOwn(kindOfFormat, format)) return kindOfFormat[format] ?? 'none';
  if (schema.const !== undefined) return 'none';
  if (schema.enum !== undefined) return 'choice';
  const variants = variantsOf(schema);
  if (variants !== null) return kindOfVariants(variants);
  if (type === 'object') return isDuration(properties) ? 'duration' : properties === undefined ? 'none' : 'group';
  if (type === 'array') return kindOfList(items ?? {});
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'switch';
  return type === 'string' ? 'text' : 'none';
}

/** Names are chosen among those that are known; every other format is a plain value. */
const kindOfFormat: Readonly<Record<string, FieldKind>> = {
  condition: 'condition',
  emailContent: 'emailContent',
  eventFilter: 'eventFilter',
  emailStep: 'emailStep',
  form: 'name',
  list: 'name',
  tag: 'name',
  topic: 'name',
  stage: 'name',
  event: 'name',
  property: 'name',
  leadField: 'name',
  conditionField: 'name',
  output: 'name',
  timeZone: 'name',
  journey: 'name',
};

export function variantsOf({ anyOf, oneOf }: JsonSchema): readonly JsonSchema[] | null {
  return oneOf ?? anyOf ?? null;
}

function kindOfVariants(variants: readonly JsonSchema[]): FieldKind {
  const present = variants.filter(({ type }) => type !== 'null');
  if (present.length === 1) return 'nullable';
  if (present.every(({ properties }) => properties?.['kind']?.const !== undefined)) return 'union';
  return 'scalar';
}

function kindOfList(items: JsonSchema): FieldKind {
  if (items.type === 'integer' && items.minimum === 1 && items.maximum === 7) return 'weekdays';
  if (items.type === 'string') return 'words';
  return items.properties === undefined ? 'none' : 'list';
}

function isDuration(properties: JsonSchema['properties'] = {}): boolean {
  return properties['amount'] !== undefined && properties['unit'] !== undefined;
}

/** Whether a text is a time of day. */
export function isClock({ pattern = '' }: JsonSchema): boolean {
  return pattern.includes('2[0-3]):[0-5]');
}

/** What a value begins with when it is added. */
export function startOf(schema: JsonSchema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.format === 'condition') return { all: [{ field: 'score', op: 'atLeast', value: 10 }] };
  if (schema.format === 'eventFilter') return [];
  const [first] = variantsOf(schema) ?? [];
  if (first !== undefined) return startOf(first);
  if (isDuration(schema.properties)) {
    const direction = schema.properties?.['direction'];
    return { amount: 1, unit: 'days', ...(direction === undefined ? {} : { direction: startOf(direction) }) };
  }
  if (schema.type === 'object') {
    const needed = (schema.required ?? []).map((name) => [name, startOf(schema.properties?.[name] ?? {})]);
    return Object.fromEntries(needed);
  }
  if (isClock(schema)) return '09:00';
  const starts: Readonly<Record<string, unknown>> = { array: [], string: '', boolean: false, number: 1, integer: 1 };
  return starts[schema.type ?? ''];
}

/** "ifNotSent" as "If not sent", "meeting_request" as "Meeting request". */
export function inWords(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, (_both, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
