import { readFileSync } from 'node:fs';
import { journey, journeyVersion, lead, type Database } from '@tendril/db';
import { createDevMailbox } from '@tendril/email';
import { createDevMailboxStore, createJourney, publish, type Engine } from '@tendril/engine';
import { invariant } from '@tendril/journey';
import { eq, sql } from 'drizzle-orm';
import { brookLeads } from './brook-leads.ts';
import { generateLeads } from './generated-leads.ts';
import { givePassages } from './give-passages.ts';
import { namedLeads } from './named-leads.ts';
import { playHistory, type Entrances, type HistoryEngine, type Traveller } from './play-history.ts';
import type { SampleLead } from './sample-lead.ts';
import { seedLeads } from './seed-leads.ts';
import { datePast, standStill } from './stand-still.ts';
import { ensureWorkspace } from './workspace.ts';

/** What was made; nothing where a journey was there already, which is somebody's. */
export interface Seeded {
  leads: number;
  journeys: number;
}

/** How many leads each company has. */
const sizes = { northlight: 120, brook: 80 };
const dayMs = 86_400_000;
/** Journeys were published before anybody entered them. */
const publishedDaysAgo = 60;

/**
 * Makes the sample workspace, as if seen at `now`: leads, three journeys, and what happened in them. All in one transaction,
 * so that it is whole or not there, and a worker at work meanwhile sees none of its past emails waiting to be sent.
 */
export async function seedSample(engine: Engine, now: Date): Promise<Seeded> {
  await ensureWorkspace(engine.db);
  return engine.db.transaction(async (tx) => {
    await tx.execute(sql`set local transaction_timeout = 0`);
    const known = await tx.select({ id: journey.id }).from(journey).limit(1);
    if (known.length > 0) return { leads: 0, journeys: 0 };
    return fill(historyEngine(engine, tx), now);
  });
}

/** The same engine inside the transaction, on a clock of its own, with the test mailbox for its provider. */
function historyEngine(engine: Engine, db: Database): HistoryEngine {
  const clock = { nowMs: 0 };
  const transport = createDevMailbox(createDevMailboxStore(db));
  const inside = { ...engine, db, transport, temporal: null, now: () => clock.nowMs, wakeRelays: () => {} };
  return { engine: inside, clock };
}

async function fill(history: HistoryEngine, now: Date): Promise<Seeded> {
  const { engine, clock } = history;
  const ofNorthlight = namedLeads(now);
  const leads = [
    ...ofNorthlight,
    ...givePassages(generateLeads(sizes.northlight - ofNorthlight.length)),
    ...brookLeads(sizes.brook),
  ];
  const seeded = await seedLeads(engine.db, leads, now);
  const travellers = seeded.flatMap(({ id, sample: { email, passage } }): Traveller[] =>
    passage === undefined || email === null ? [] : [{ leadId: id, email, passage }],
  );
  clock.nowMs = now.getTime() - publishedDaysAgo * dayMs;
  const { entrances, count } = await seedJourneys(engine, new Date(clock.nowMs));
  await playHistory(history, { travellers, entrances, untilMs: now.getTime() });
  await settleLives(engine.db, leads);
  await engine.db.update(journey).set({ status: 'paused' }).where(eq(journey.id, entrances['long-nurture'].journeyId));
  await datePast(engine.db);
  await standStill(engine.db, now);
  return { leads: leads.length, journeys: count };
}

/** One is live by its form, one was paused, and one is still being drawn. */
async function seedJourneys(engine: Engine, at: Date): Promise<{ entrances: Entrances; count: number }> {
  const report = await seedJourney(engine, { file: 'lead-magnet.json', at });
  const nurture = await seedJourney(engine, { file: 'long-nurture.json', at });
  const draft = readGraph('webinar.json');
  await createJourney(engine, { name: draft.name, graph: draft });
  const entrances: Entrances = {
    'stock-report': { journeyId: report, nodeId: 'form', form: 'Get the guide' },
    'long-nurture': { journeyId: nurture, nodeId: 'hand' },
  };
  return { entrances, count: 3 };
}

async function seedJourney(engine: Engine, { file, at }: { file: string; at: Date }): Promise<string> {
  const graph = readGraph(file);
  const journeyId = await createJourney(engine, { name: graph.name, graph });
  const published = await publish(engine, { journeyId, graph });
  invariant(published.kind === 'published', `the sample journey ${file} can be published`);
  await engine.db.update(journey).set({ createdAt: at, updatedAt: at }).where(eq(journey.id, journeyId));
  await engine.db.update(journeyVersion).set({ publishedAt: at }).where(eq(journeyVersion.journeyId, journeyId));
  return journeyId;
}

function readGraph(file: string): { name: string } {
  // Safe because these files lie beside this one and are published in its test.
  return JSON.parse(readFileSync(new URL(`journeys/${file}`, import.meta.url), 'utf8')) as { name: string };
}

/** What became of those whose life went on after their journey. */
async function settleLives(db: Database, leads: readonly SampleLead[]): Promise<void> {
  for (const { email, became } of leads) {
    if (email === null || became === undefined) continue;
    const { tags, ...rest } = became;
    await db
      .update(lead)
      .set({ ...rest, ...(tags === undefined ? {} : { tags: [...tags] }) })
      .where(eq(lead.email, email));
  }
}
