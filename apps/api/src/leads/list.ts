import type { Database } from '@tendril/db';
import { asc, desc, sql } from 'drizzle-orm';
import { z } from 'zod';
import { askedLead } from '../conditions/condition-sql.ts';
import type { ApiContext } from '../context.ts';
import { sortColumns } from './lead-columns.ts';
import { leadFilterShape, leadsMeant } from './lead-filters.ts';
import { companyOf, leadName } from './lead-name.ts';
import { nowOfLeads, type InsideJourney } from './now-of-leads.ts';

export const leadListSchema = z.strictObject({
  ...leadFilterShape,
  sort: z.enum(['newest', 'name', 'company', 'stage', 'score']).default('newest'),
  /** By the size or the alphabet up or down; "newest" down has the newest first. */
  order: z.enum(['up', 'down']).default('down'),
  page: z.int().min(1).max(100_000).default(1),
});
type LeadListInput = z.output<typeof leadListSchema>;

export interface LeadInList {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  score: number;
  stage: string;
  tags: string[];
  /** Those the lead is inside now, in the order of entering. */
  journeys: InsideJourney[];
  lastEventAt: string | null;
}

export interface LeadPage {
  total: number;
  pageSize: number;
  leads: LeadInList[];
}

const pageSize = 50;

/** One page of the leads that are asked for, and how many they are in all. */
export async function listLeads({ engine: { db } }: ApiContext, input: LeadListInput): Promise<LeadPage> {
  const now = Date.now();
  const counting = db
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(askedLead)
    .where(leadsMeant(input, now));
  const [[counted], rows] = await Promise.all([counting, pageOf(db, input, now)]);
  const nowOf = await nowOfLeads(
    db,
    rows.map(({ id }) => id),
  );
  const leads = rows.map(({ fields, ...row }) => ({
    ...row,
    name: leadName({ fields, email: row.email }),
    company: companyOf(fields),
    journeys: nowOf.get(row.id)?.journeys ?? [],
    lastEventAt: nowOf.get(row.id)?.lastEventAt?.toISOString() ?? null,
  }));
  return { total: counted?.total ?? 0, pageSize, leads };
}

/** The query for one page; equals keep the order of their ids. */
export function pageOf(db: Database, input: LeadListInput, now: number) {
  const { sort, order, page } = input;
  const towards = order === 'up' ? asc : desc;
  const { id, email, fields, score, stage, tags } = askedLead;
  return db
    .select({ id, email, fields, score, stage, tags })
    .from(askedLead)
    .where(leadsMeant(input, now))
    .orderBy(...(sort === 'newest' ? [towards(id)] : [towards(sortColumns[sort]), towards(id)]))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
}
