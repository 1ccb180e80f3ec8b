import type { lead } from '@tendril/db';

type Reader = Pick<typeof lead.$inferSelect, 'email' | 'fields' | 'score' | 'stage' | 'tags'>;

/** What templates name: `lead.company` (and, for short, `company`), `entry.amount`, `journey.name`. */
export function personalValues(of: {
  lead: Reader;
  /** Properties of what let the lead in. */
  entry: Readonly<Record<string, unknown>>;
  journeyName: string;
}): Record<string, unknown> {
  const { email, fields, score, stage, tags } = of.lead;
  return {
    ...fields,
    lead: { ...fields, email, score, stage, tags },
    entry: of.entry,
    journey: { name: of.journeyName },
  };
}
