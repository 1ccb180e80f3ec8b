import { consent, event, journey, type Database } from '@tendril/db';
import { and, desc, isNull, ne, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { latestValues } from '../leads/latest-values.ts';

/** Names that people meet again when they set up steps, each list in order of the alphabet. */
export interface KnownNames {
  forms: string[];
  lists: string[];
  tags: string[];
  /** What leads can agree to. */
  topics: string[];
  stages: string[];
  /** Journeys that are not put away. */
  journeys: string[];
  /** What happened to leads lately, with the names of what was told along. */
  events: { name: string; properties: string[] }[];
}

/** Enough to meet what is in use; the whole history may be long. */
const [mostEventsRead, mostNames, mostProperties] = [5_000, 200, 40];

/** Topics exist before the first lead agreed to one. */
const ownTopics = ['marketing'];

/** What leads brought along lately, and what journeys name whether or not a lead came yet. */
export async function listKnownNames({ engine: { db } }: Pick<ApiContext, 'engine'>): Promise<KnownNames> {
  const [named, events, tags, stages, topics, journeys] = await Promise.all([
    namesInDrafts(db),
    recentEvents(db),
    latestValues(db, sql`unnest(latest.tags)`),
    latestValues(db, sql`latest.stage`),
    db.selectDistinct({ name: consent.topic }).from(consent).limit(mostNames),
    db
      .selectDistinct({ name: journey.name })
      .from(journey)
      .where(and(ne(journey.status, 'archived'), isNull(journey.rehearsalOf)))
      .limit(mostNames),
  ]);
  const of = (kind: string, setting: string): string[] =>
    named.flatMap((one) => (one.kind === kind && one.setting === setting ? [one.name] : []));
  const said = (eventName: string, property: string): string[] =>
    events.flatMap((one) => (one.name === eventName && one.property === property ? one.values : []));
  return {
    forms: inOrder([...said('form.submitted', 'form'), ...of('entry.form', 'form')]),
    lists: inOrder([...said('list.imported', 'list'), ...of('entry.import', 'list')]),
    tags: inOrder([...tags, ...of('lead.tag', 'tag')]),
    topics: inOrder([
      ...ownTopics,
      ...topics.map(({ name }) => name),
      ...of('email', 'topic'),
      ...of('lead.topic', 'topic'),
    ]),
    stages: inOrder([...stages, ...of('lead.stage', 'stage'), ...of('entry.stage', 'stage')]),
    journeys: inOrder(journeys.map(({ name }) => name)),
    events: inOrder([...events.map(({ name }) => name), ...of('entry.event', 'event')]).map((name) => ({
      name,
      properties: inOrder(events.flatMap((one) => (one.name === name && one.property !== null ? [one.property] : []))),
    })),
  };
}

/** The texts in the settings of every journey's steps. */
async function namesInDrafts(db: Database): Promise<{ kind: string; setting: string; name: string }[]> {
  const step = sql`jsonb_array_elements(${journey.draft} -> 'nodes')`;
  const steps = db
    .select({ step: sql<unknown>`${step}`.as('step') })
    .from(journey)
    .where(and(ne(journey.status, 'archived'), isNull(journey.rehearsalOf)))
    .as('steps');
  const settings = sql`jsonb_each_text(${steps.step} -> 'config')`;
  const rows = await db
    .selectDistinct({
      kind: sql<string>`${steps.step} ->> 'kind'`,
      setting: sql<string>`(${settings}).key`,
      name: sql<string>`left((${settings}).value, 120)`,
    })
    .from(steps)
    .where(
      sql`${steps.step} ->> 'kind' in ('entry.form', 'entry.import', 'entry.event', 'entry.stage', 'lead.tag', 'lead.stage', 'lead.topic', 'email')`,
    );
  return rows;
}

/** Each event that happened lately with each of its properties, and the few values of those that name forms and lists. */
async function recentEvents(db: Database): Promise<{ name: string; property: string | null; values: string[] }[]> {
  const latest = db
    .select({ name: event.name, properties: event.properties })
    .from(event)
    .orderBy(desc(event.id))
    .limit(mostEventsRead)
    .as('latest');
  const isNamed = sql`pair.key in ('form', 'list')`;
  const rows = await db
    .select({
      name: latest.name,
      property: sql<string | null>`pair.key`,
      values: sql<(string | null)[]>`array_agg(distinct pair.value) filter (where ${isNamed})`,
    })
    .from(latest)
    .leftJoin(sql`jsonb_each_text(${latest.properties}) as pair`, sql`true`)
    .groupBy(latest.name, sql`pair.key`)
    .limit(mostNames * mostProperties);
  return rows.map(({ name, property, values }) => ({
    name,
    property,
    values: (values ?? []).filter((value) => value !== null).slice(0, mostNames),
  }));
}

function inOrder(names: readonly string[]): string[] {
  const known = new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
  return [...known].toSorted((one, other) => one.localeCompare(other)).slice(0, mostNames);
}
