import type { Duration } from '../model/settings.ts';
import type { NodeConfig } from '../nodes/registry.ts';
import type { Trigger } from '../nodes/wait-trigger.ts';
import { durationText, readDuration, type DurationText } from './duration-text.ts';

type Config = Record<string, unknown>;

/** A way to write one kind of step in fewer words: its settings from the words, and the words for settings that have them. */
export interface Shorthand {
  method: string;
  kind: string;
  /** The arguments, as source code; null where this shorthand cannot say these settings. */
  print: (config: Config) => string | null;
}

/** What a wait can be left by, in as many words as it takes. */
export const reply = (to?: string): Trigger => (to === undefined ? { kind: 'reply' } : { kind: 'reply', to });
export const click = (of: { email?: string; url?: string } = {}): Trigger => ({ kind: 'click', ...of });
export const open = (email?: string): Trigger => (email === undefined ? { kind: 'open' } : { kind: 'open', email });
export const event = (name: string): Trigger => ({ kind: 'event', name });

/** Settings from words, by kind. The builder calls these; the exporter asks `shorthands` whether their words suffice. */
export const settings = {
  form: (form: string) => ({ form }),
  wait: (duration: DurationText) => ({ duration: readDuration(duration) }),
  waitFor: (outcomes: Readonly<Record<string, Trigger>>, limit: DurationText | null) => ({
    outcomes: Object.entries(outcomes).map(([id, on]) => ({ id, on })),
    limit: limit === null ? null : readDuration(limit),
  }),
  branchOnReply: (arms: Readonly<Record<string, readonly string[]>>, reviewWithin?: DurationText) => ({
    arms: Object.entries(arms).map(([id, intents]) => ({ id, intents: [...intents] })),
    ...(reviewWithin === undefined ? {} : { reviewWithin: readDuration(reviewWithin) }),
  }),
  branch: (arms: Readonly<Record<string, NodeConfig<'branch.conditions'>['arms'][number]['condition']>>) => ({
    arms: Object.entries(arms).map(([id, condition]) => ({ id, condition })),
  }),
  split: (weights: Readonly<Record<string, number>>) => ({
    arms: Object.entries(weights).map(([id, weight]) => ({ id, weight })),
  }),
  score: (points: number, reason?: string) => ({ points, ...(reason === undefined ? {} : { reason }) }),
  stage: (stage: string, reason?: string) => ({ stage, ...(reason === undefined ? {} : { reason }) }),
  exit: (reason: string) => ({ reason }),
};

/** How exported code says what it can say shortly. */
export const shorthands: readonly Shorthand[] = [
  { method: 'form', kind: 'entry.form', print: (config) => words(config, ['form'], ({ form }) => literal(form)) },
  {
    method: 'wait',
    kind: 'wait.duration',
    print: (config) => words(config, ['duration'], ({ duration }) => spell(duration)),
  },
  { method: 'waitFor', kind: 'wait.event', print: printWaitFor },
  {
    method: 'branchOnReply',
    kind: 'branch.intent',
    print: (config) =>
      words(config, ['arms', 'reviewWithin'], ({ arms, reviewWithin }) =>
        listed([keyed(arms, 'intents', literal), reviewWithin === undefined ? undefined : spell(reviewWithin)]),
      ),
  },
  {
    method: 'branch',
    kind: 'branch.conditions',
    print: (config) => words(config, ['arms'], ({ arms }) => keyed(arms, 'condition', literal)),
  },
  {
    method: 'split',
    kind: 'split',
    print: (config) => words(config, ['arms'], ({ arms }) => keyed(arms, 'weight', literal)),
  },
  { method: 'score', kind: 'lead.score', print: (config) => twoWords(config, 'points', 'reason') },
  { method: 'stage', kind: 'lead.stage', print: (config) => twoWords(config, 'stage', 'reason') },
  { method: 'exit', kind: 'end.exit', print: (config) => words(config, ['reason'], ({ reason }) => literal(reason)) },
];

/** A value as source code: JSON, with keys unquoted where they may be. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).map(([key, part]) => `${keyText(key)}: ${literal(part)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

const keyText = (key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : JSON.stringify(key);

function words(config: Config, names: readonly string[], print: (config: Config) => string | null): string | null {
  return Object.keys(config).every((key) => names.includes(key)) && names[0] !== undefined && names[0] in config
    ? print(config)
    : null;
}

function twoWords(config: Config, first: string, second: string): string | null {
  return words(config, [first, second], (read) =>
    listed([literal(read[first]), read[second] === undefined ? undefined : literal(read[second])]),
  );
}

function printWaitFor(config: Config): string | null {
  return words(config, ['outcomes', 'limit'], ({ outcomes, limit }) =>
    limit === undefined ? null : listed([keyed(outcomes, 'on', printTrigger), limit === null ? 'null' : spell(limit)]),
  );
}

function printTrigger(on: unknown): string {
  const { kind, ...rest } = Object(on) as Config;
  const [only, ...more] = Object.entries(rest);
  if (kind === 'click') return only === undefined ? 'click()' : `click(${literal(rest)})`;
  const nameOf: Readonly<Record<string, string>> = { reply: 'to', open: 'email', event: 'name' };
  if (typeof kind !== 'string' || nameOf[kind] === undefined || more.length > 0) return literal(on);
  if (only === undefined) return kind === 'event' ? literal(on) : `${kind}()`;
  return only[0] === nameOf[kind] ? `${kind}(${literal(only[1])})` : literal(on);
}

const spell = (duration: unknown): string | null => {
  const text = durationText(duration as Duration);
  return text === null ? null : literal(text);
};

/** The arguments in a row; null where one of them cannot be said. */
function listed(parts: readonly (string | null | undefined)[]): string | null {
  const said = parts.filter((part) => part !== undefined);
  return said.includes(null) ? null : said.join(', ');
}

/** Choices of exactly an id and one setting, as an object by id. Names a script would read as numbers lose their order. */
function keyed(choices: unknown, name: string, print: (value: unknown) => string): string | null {
  if (!Array.isArray(choices)) return null;
  const fields: string[] = [];
  const seen = new Set<string>();
  for (const choice of choices as readonly Config[]) {
    const { id, [name]: value, ...rest } = choice;
    if (typeof id !== 'string' || value === undefined || Object.keys(rest).length > 0 || seen.has(id)) return null;
    if (!/^[A-Za-z]/.test(id)) return null;
    seen.add(id);
    fields.push(`${keyText(id)}: ${print(value)}`);
  }
  return fields.length === 0 ? null : `{ ${fields.join(', ')} }`;
}
