import type { event, lead } from '@tendril/db';
import { changeEvents, type LeadFacts } from '@tendril/journey';

type LeadRow = typeof lead.$inferSelect;
type EventRow = typeof event.$inferSelect;

/**
 * A lead as they were when they entered, as far as the record tells: what changed of score, tags and consents since is taken
 * back. Stage and fields are those known now.
 */
export function leadAtEntry(
  row: LeadRow,
  of: { consents: Readonly<Record<string, boolean>>; since: readonly EventRow[] },
): LeadFacts {
  const { id, email, fields, score, stage, tags, timeZone, createdAt } = row;
  const consents: Record<string, boolean> = { ...of.consents };
  let points = score;
  let tagged: readonly string[] = tags;
  for (const { name, properties } of of.since.toReversed()) {
    if (name === changeEvents.score && typeof properties['points'] === 'number') points -= properties['points'];
    if (name === changeEvents.tag) tagged = tagsBefore(tagged, properties);
    const { topic, state } = properties;
    if (name !== changeEvents.consent || typeof topic !== 'string') continue;
    if (state === 'withdrawn') consents[topic] = true;
    else delete consents[topic];
  }
  return {
    ...{ id, email, fields, stage, timeZone, consents },
    ...{ score: points, tags: tagged, createdAt: createdAt.getTime(), suppression: null },
  };
}

function tagsBefore(tags: readonly string[], { tag, action }: Readonly<Record<string, unknown>>): readonly string[] {
  if (typeof tag !== 'string') return tags;
  return action === 'removed' ? [...tags, tag] : tags.filter((one) => one !== tag);
}
