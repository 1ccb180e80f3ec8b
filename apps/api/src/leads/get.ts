import { consent, lead, suppression, type Database } from '@tendril/db';
import { asc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { leadName } from './lead-name.ts';
import type { leadIdSchema } from './lead-id.ts';
import { readStory } from './read-story.ts';
import { scoreParts, type ScorePart } from './score-parts.ts';
import { runOfLead, type RunOfLead } from './run-of-lead.ts';
import type { TimelineItem } from './timeline/timeline-item.ts';
import type { LeadStory } from './timeline/story.ts';
import { timelineOf } from './timeline/timeline-of.ts';

/** A lead with everything that is known of it. */
export interface LeadOverview {
  lead: {
    id: string;
    name: string;
    email: string | null;
    fields: Record<string, unknown>;
    score: number;
    stage: string;
    tags: string[];
    timeZone: string | null;
    createdAt: string;
    consents: { topic: string; state: 'given' | 'withdrawn'; at: string; source: string; wording: string | null }[];
    /** Why no email may go to the address (`bounced`, `complained`, …), or null. */
    suppression: string | null;
  };
  /** What made the score what it is, the latest first. */
  scoreParts: ScorePart[];
  /** Who of sales has the lead: whoever took or accepted it last; null where nobody has. */
  owner: string | null;
  /** The latest first. */
  timeline: TimelineItem[];
  /** The latest first. */
  runs: RunOfLead[];
}

/** One lead. Throws `not_found`. */
export async function getLead(
  { engine: { db } }: ApiContext,
  { id }: z.output<typeof leadIdSchema>,
): Promise<LeadOverview> {
  const [about, story] = await Promise.all([aboutLead(db, id), readStory(db, id)]);
  const parts = scoreParts(story, about.score);
  const runs = [...story.runs.values()].map((run) => runOfLead(run, { mails: story.mails, parts })).toReversed();
  return { lead: about, scoreParts: parts, owner: ownerIn(story), timeline: timelineOf(story, parts), runs };
}

function ownerIn({ handoffs }: LeadStory): string | null {
  return handoffs.findLast(({ state }) => state === 'accepted')?.answeredBy ?? null;
}

async function aboutLead(db: Database, id: string): Promise<LeadOverview['lead']> {
  const [[found], consents] = await Promise.all([
    db
      .select({ lead, suppressed: suppression.reason })
      .from(lead)
      .leftJoin(suppression, eq(suppression.emailKey, lead.emailKey))
      .where(eq(lead.id, id)),
    db.select().from(consent).where(eq(consent.leadId, id)).orderBy(asc(consent.topic)),
  ]);
  if (found === undefined || found.lead.erasedAt !== null || found.lead.isRehearsal) {
    throw new AppError('not_found', 'There is no such lead. They may have been erased.');
  }
  const { email, fields, score, stage, tags, timeZone, createdAt } = found.lead;
  return {
    ...{ id, name: leadName({ email, fields }), email, fields, score, stage, tags, timeZone },
    createdAt: createdAt.toISOString(),
    consents: consents.map(({ topic, state, at, source, wording }) => ({
      ...{ topic, state, source, wording },
      at: at.toISOString(),
    })),
    suppression: found.suppressed,
  };
}
