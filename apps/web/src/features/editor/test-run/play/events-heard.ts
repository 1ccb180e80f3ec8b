import { changeEvents, definitionOf, handoffAnswers, type Graph } from '@tendril/journey';
import type { Deed } from './deed.ts';

type EventDeed = Extract<Deed, { kind: 'event' }>;

/** Events that come of another deed, of an email or of sales: nobody does them by themselves. */
const notByThemselves: ReadonlySet<string> = new Set([
  ...Object.values(changeEvents),
  ...Object.values(handoffAnswers),
  'form.submitted',
  'unsubscribed',
]);

/** What the draft listens for beyond emails, replies and forms, each with an example that fits what it asks for. */
export function eventsHeard(graph: Graph): EventDeed[] {
  const found = [...graph.nodes.map(({ config }) => config), graph.settings].flatMap(eventTestsIn);
  const heard = new Map<string, EventDeed>();
  for (const { name, where } of found) {
    if (notByThemselves.has(name) || /^(email|reply)\./.test(name)) continue;
    const deed: EventDeed = { kind: 'event', name, properties: exampleOf(where) };
    heard.set(JSON.stringify([name, deed.properties]), deed);
  }
  return [...heard.values()];
}

/** The forms the draft knows of: those that let leads in, and those it asks about. */
export function formsHeard(graph: Graph): string[] {
  const entries = graph.nodes.flatMap(({ kind, config }) => {
    const form = config['form'];
    return definitionOf(kind)?.group === 'entry' && typeof form === 'string' && form !== '' ? [form] : [];
  });
  const asked = [...graph.nodes.map(({ config }) => config), graph.settings]
    .flatMap(eventTestsIn)
    .flatMap(({ name, where }) => (name === 'form.submitted' ? (exampleOf(where)['form'] ?? []) : []));
  return [...new Set([...entries, ...asked])];
}

interface EventTest {
  name: string;
  where: readonly unknown[];
}

/** Settings hold what is listened for as `{ name, where }` (waits) or `{ event, where }` (conditions), at any depth. */
function eventTestsIn(settings: unknown): EventTest[] {
  if (Array.isArray(settings)) return settings.flatMap(eventTestsIn);
  if (typeof settings !== 'object' || settings === null) return [];
  const { kind, name, event, where }: Record<string, unknown> = { ...settings };
  const heard = kind === 'event' ? name : event;
  const inside = Object.values(settings).flatMap(eventTestsIn);
  if (typeof heard !== 'string' || heard === '') return inside;
  return [{ name: heard, where: Array.isArray(where) ? where : [] }, ...inside];
}

/** Properties that pass the tests, as far as one value can. */
function exampleOf(where: readonly unknown[]): Record<string, string> {
  const example: Record<string, string> = {};
  for (const test of where) {
    const { property, op, value }: Record<string, unknown> = { ...Object(test) };
    if (typeof property !== 'string') continue;
    example[property] = passing(op, Array.isArray(value) ? value[0] : value);
  }
  return example;
}

function passing(op: unknown, value: unknown): string {
  if (typeof value === 'number' && op === 'moreThan') return String(value + 1);
  if (typeof value === 'number' && op === 'lessThan') return String(value - 1);
  if (typeof op === 'string' && op.startsWith('not')) return '';
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
