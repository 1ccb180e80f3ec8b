import type { event, handoff, journeyRun, journeyStep, message, reply } from '@tendril/db';
import { clockOf, toRealTime } from '@tendril/engine';
import { definitionOf, type Graph, type Plan } from '@tendril/journey';

/** A run with all that tells of it in words. */
export interface RunStory {
  run: typeof journeyRun.$inferSelect;
  journeyName: string;
  versionNumber: number;
  graph: Graph;
  plan: Plan;
  /** In the order they were passed. */
  steps: readonly (typeof journeyStep.$inferSelect)[];
}

/** Everything kept about one lead that the timeline is made of. */
export interface LeadStory {
  runs: ReadonlyMap<string, RunStory>;
  events: readonly (typeof event.$inferSelect)[];
  mails: readonly (typeof message.$inferSelect)[];
  replies: readonly (typeof reply.$inferSelect)[];
  handoffs: readonly (typeof handoff.$inferSelect)[];
}

/** The real moment, as ISO 8601, at which a run's clock showed `at`. */
export function realMoment({ run }: Pick<RunStory, 'run'>, at: Date): string {
  return new Date(toRealTime(clockOf(run), at.getTime())).toISOString();
}

/** What people call a step of a run. */
export function titleOf({ plan }: RunStory, nodeId: string): string {
  return plan.nodes[nodeId]?.title ?? nodeId;
}

/** What stands at an exit; null where a step has just one, or none. */
export function outcomeOf(
  { plan }: RunStory,
  { nodeId, port }: { nodeId: string; port: string | null },
): string | null {
  const node = plan.nodes[nodeId];
  const ports = node === undefined ? [] : (definitionOf(node.kind)?.ports(node.config) ?? []);
  if (port === null || ports.length < 2) return null;
  return ports.find(({ id }) => id === port)?.title ?? port;
}

/** "Journey “Long nurture”, version 2." */
export function sayJourney({ journeyName, versionNumber }: RunStory): string {
  return `Journey “${journeyName}”, version ${versionNumber}.`;
}

/** "hardBounce", "hard_bounce" → "hard bounce". */
export function inWords(name: string): string {
  return name
    .replaceAll('_', ' ')
    .replace(/[a-z][A-Z]/g, (pair) => `${pair.charAt(0)} ${pair.charAt(1).toLowerCase()}`);
}

/** A value of a fact or field as people read it. */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(sayValue).join(', ');
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'string') return sayText(value);
  return Object.entries(value)
    .map(([name, part]) => `${inWords(name)} ${sayValue(part)}`)
    .join(', ');
}

/** Dates and moments are kept in a form for machines: "2026-03-12" is "12 March 2026". Any other text says itself. */
function sayText(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return sayDay(value);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? sayInstant(Date.parse(value)) : value;
}

/** "12 March 2026", of yyyy-mm-dd; what is no day says itself. */
export function sayDay(day: string): string {
  const at = Date.parse(day);
  return Number.isNaN(at) ? day : dayFormat.format(at);
}

/** "3 March 2026, 09:30 UTC", of epoch ms. */
export function sayInstant(ms: number): string {
  return `${instantFormat.format(ms)} UTC`;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const instantFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
