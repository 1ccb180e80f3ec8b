import { readFileSync } from 'node:fs';
import { event, journey, lead } from '@tendril/db';
import { captureLead, createJourney, publish, recordReply, suppress, type Engine } from '@tendril/engine';
import { invariant } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import { generateLeads } from './generated-leads.ts';
import { namedLeads } from './named-leads.ts';
import type { SampleLead } from './sample-lead.ts';
import { ensureWorkspace } from './workspace.ts';

/** What was made; nothing where a journey was there already, which is somebody's. */
export interface Seeded {
  leads: number;
  journeys: number;
}

const generatedLeads = 32;
const dayMs = 86_400_000;

/** Lives by form only, so that nobody is mailed who does not ask for it; the other one is paused. */
const journeys = [
  { file: 'lead-magnet.json', status: 'live' },
  { file: 'long-nurture.json', status: 'paused' },
] as const;

/** Makes the sample workspace, as if seen at `now`. Journeys come last: their being there says that all is. */
export async function seedSample(engine: Engine, now: Date): Promise<Seeded> {
  await ensureWorkspace(engine.db);
  const known = await engine.db.select({ id: journey.id }).from(journey).limit(1);
  if (known.length > 0) return { leads: 0, journeys: 0 };
  const leads = [...namedLeads, ...generateLeads(generatedLeads)];
  for (const one of leads) await seedLead(engine, one, now);
  for (const { file, status } of journeys) await seedJourney(engine, file, status);
  return { leads: leads.length, journeys: journeys.length };
}

async function seedLead(engine: Engine, sample: SampleLead, now: Date): Promise<void> {
  const { email, fields, timeZone, stage, score, tags } = sample;
  const consent = {
    topics: ['marketing'],
    source: 'form',
    wording: 'Yes, write to me about stock and sales analytics.',
  };
  const captured = await captureLead(engine, { email, fields, timeZone, ...(sample.hasConsent ? { consent } : {}) });
  invariant(captured.kind === 'captured', `${email} is an address`);
  const { leadId, isNew } = captured;
  if (!isNew) return;
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  await engine.db
    .update(lead)
    .set({ stage, score, tags: [...tags], createdAt: before(sample.knownForDays) })
    .where(eq(lead.id, leadId));
  // Written as history, not recorded: what is past must bring nobody into a journey.
  const past = sample.history.map(({ daysAgo, name, properties }) => ({
    leadId,
    name,
    properties,
    receivedAt: before(daysAgo),
    source: 'sample',
  }));
  if (past.length > 0) await engine.db.insert(event).values(past);
  if (sample.suppression !== undefined) await suppress(engine, { email, reason: sample.suppression });
  if (sample.reply !== undefined) await seedReply(engine, email, sample.reply);
}

async function seedReply(engine: Engine, from: string, text: string): Promise<void> {
  await recordReply(engine, {
    to: [],
    from,
    subject: 'Re: Your guide',
    headers: {},
    text,
    externalId: `sample/${from}`,
  });
}

async function seedJourney(engine: Engine, file: string, status: 'live' | 'paused'): Promise<void> {
  const graph: unknown = JSON.parse(readFileSync(new URL(`journeys/${file}`, import.meta.url), 'utf8'));
  const journeyId = await createJourney(engine, { name: file, graph });
  const published = await publish(engine, { journeyId, graph });
  invariant(published.kind === 'published', `the sample journey ${file} can be published`);
  if (status === 'paused') await engine.db.update(journey).set({ status }).where(eq(journey.id, journeyId));
}
