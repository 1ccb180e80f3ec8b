import { conditionSchema } from '@tendril/condition';
import { event, journeyRun, type Database } from '@tendril/db';
import { and, desc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { askedLead, conditionSql } from '../conditions/condition-sql.ts';
import type { ApiContext } from '../context.ts';
import { companyOf, leadName } from './lead-name.ts';

export const leadListSchema = z.strictObject({
  /** Part of a name, address or company. */
  search: z.string().trim().max(200).default(''),
  stage: z.string().max(64).optional(),
  /** Only leads it holds for now. */
  condition: conditionSchema.optional(),
  page: z.int().min(1).max(100_000).default(1),
});

export interface LeadInList {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  score: number;
  stage: string;
  /** Journeys the lead is inside now. */
  inJourneys: number;
  lastEventAt: string | null;
}

export interface LeadPage {
  total: number;
  pageSize: number;
  leads: LeadInList[];
}

const pageSize = 50;

/** Leads, the newest first, and how many there are in all. */
export async function listLeads(
  { engine: { db } }: ApiContext,
  input: z.output<typeof leadListSchema>,
): Promise<LeadPage> {
  const isMeant = and(isNull(askedLead.erasedAt), eq(askedLead.isRehearsal, false), ...filtersOf(input));
  const counting = db
    .select({ total: sql<number>`count(*)`.mapWith(Number) })
    .from(askedLead)
    .where(isMeant);
  const [[counted], rows] = await Promise.all([counting, pageOf(db, { isMeant, offset: (input.page - 1) * pageSize })]);
  const leads = rows.map(({ fields, lastEventAt, ...row }) => ({
    ...row,
    name: leadName({ fields, email: row.email }),
    company: companyOf(fields),
    lastEventAt: lastEventAt?.toISOString() ?? null,
  }));
  return { total: counted?.total ?? 0, pageSize, leads };
}

function filtersOf({ search, stage, condition }: z.output<typeof leadListSchema>): (SQL | undefined)[] {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const { fields } = askedLead;
  const told = sql`concat_ws(' ', ${askedLead.email}, ${fields} ->> 'name', ${fields} ->> 'first_name', ${fields} ->> 'last_name', ${fields} ->> 'company')`;
  return [
    search === '' ? undefined : sql`${told} ilike ${pattern}`,
    stage === undefined ? undefined : eq(askedLead.stage, stage),
    condition === undefined ? undefined : conditionSql(condition, Date.now()),
  ];
}

/** The page is cut first, so that only its leads' runs and events are looked at. */
function pageOf(db: Database, { isMeant, offset }: { isMeant: SQL | undefined; offset: number }) {
  const page = db
    .select({
      id: askedLead.id,
      email: askedLead.email,
      fields: askedLead.fields,
      score: askedLead.score,
      stage: askedLead.stage,
    })
    .from(askedLead)
    .where(isMeant)
    .orderBy(desc(askedLead.id))
    .limit(pageSize)
    .offset(offset)
    .as('page');
  const inside = db
    .select({ amount: sql<number>`count(*)`.mapWith(Number).as('amount') })
    .from(journeyRun)
    .where(and(eq(journeyRun.leadId, page.id), ne(journeyRun.status, 'ended')))
    .as('inside');
  const latest = db
    .select({ at: sql<Date | null>`max(${event.receivedAt})`.mapWith(event.receivedAt).as('at') })
    .from(event)
    .where(eq(event.leadId, page.id))
    .as('latest');
  return db
    .select({
      id: page.id,
      email: page.email,
      fields: page.fields,
      score: page.score,
      stage: page.stage,
      inJourneys: sql<number>`coalesce(${inside.amount}, 0)`.mapWith(Number),
      lastEventAt: latest.at,
    })
    .from(page)
    .leftJoinLateral(inside, sql`true`)
    .leftJoinLateral(latest, sql`true`)
    .orderBy(desc(page.id));
}
