import { consent, event, lead, type Database } from '@tendril/db';
import { invariant } from '@tendril/journey';
import { normaliseEmail } from '@tendril/leads';
import type { SampleLead } from './sample-lead.ts';

const dayMs = 86_400_000;
const wording = 'Yes, write to me about stock and sales analytics.';

/** A lead of the sample in the database. */
export interface SeededLead {
  id: string;
  sample: SampleLead;
}

/** Writes leads with what they agreed to and what they did, as seen at `now`; who became known last comes last. */
export async function seedLeads(db: Database, samples: readonly SampleLead[], now: Date): Promise<SeededLead[]> {
  const before = (days: number): Date => new Date(now.getTime() - days * dayMs);
  const sorted = samples.toSorted((a, b) => b.knownForDays - a.knownForDays);
  const rows = await db
    .insert(lead)
    .values(sorted.map((sample) => rowOf(sample, before(sample.knownForDays))))
    .returning({ id: lead.id });
  const seeded = sorted.map((sample, index) => ({ id: rows[index]?.id ?? '', sample }));
  invariant(rows.length === sorted.length, 'every lead of the sample is new');
  const agreed = seeded.filter(({ sample }) => sample.hasConsent);
  const given = { topic: 'marketing', state: 'given', source: 'form', wording } as const;
  await db
    .insert(consent)
    .values(agreed.map(({ id, sample }) => ({ ...given, leadId: id, at: before(sample.knownForDays) })));
  // Written as history, not recorded: what is past must bring nobody into a journey.
  const past = seeded.flatMap(({ id, sample }) =>
    [{ daysAgo: sample.knownForDays, name: 'lead.created', properties: {} }, ...sample.history].map(
      ({ daysAgo, ...what }) => ({
        ...what,
        leadId: id,
        receivedAt: before(daysAgo),
        source: /^(form|lead)\./.test(what.name) ? 'form' : 'api',
      }),
    ),
  );
  await db.insert(event).values(past);
  return seeded;
}

function rowOf(sample: SampleLead, createdAt: Date): typeof lead.$inferInsert {
  const { email, fields, timeZone, stage, score, tags } = sample;
  const emailKey = email === null ? null : normaliseEmail(email);
  return { email, emailKey, fields, timeZone, stage, score, tags: [...tags], createdAt };
}
