import { conditionSchema } from '@tendril/condition';
import { journeyRun } from '@tendril/db';
import { and, eq, gte, isNull, lte, ne, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { askedLead, conditionSql } from '../conditions/condition-sql.ts';
import { placeOfStage, searchedWords, sortColumns } from './lead-columns.ts';

/** Which leads are asked for; all of it must hold. */
export const leadFilterShape = {
  /** Part of a name, address or company. */
  search: z.string().trim().max(200).default(''),
  stage: z.string().max(64).optional(),
  tag: z.string().min(1).max(200).optional(),
  /** The journey they are inside now. */
  journeyId: z.uuid().optional(),
  /** Only who is held in a journey (the one asked for, else any). */
  isHeld: z.boolean().default(false),
  scoreFrom: z.int().min(-1_000_000).max(1_000_000).optional(),
  scoreTo: z.int().min(-1_000_000).max(1_000_000).optional(),
  /** Only leads it holds for now. */
  condition: conditionSchema.optional(),
};
const filterSchema = z.strictObject(leadFilterShape);
export type LeadFilter = z.output<typeof filterSchema>;

/** The filter as an expression over `askedLead`. Erased leads and those of rehearsals are never meant. */
export function leadsMeant(filter: LeadFilter, now: number): SQL | undefined {
  const { search, stage, tag, scoreFrom, scoreTo, condition } = filter;
  return and(
    isNull(askedLead.erasedAt),
    eq(askedLead.isRehearsal, false),
    search === '' ? undefined : sql`${searchedWords} ilike ${`%${search.replace(/[\\%_]/g, '\\$&')}%`}`,
    stage === undefined ? undefined : isAtStage(stage),
    tag === undefined ? undefined : sql`${askedLead.tags} @> array[${tag}]::text[]`,
    scoreFrom === undefined ? undefined : gte(askedLead.score, scoreFrom),
    scoreTo === undefined ? undefined : lte(askedLead.score, scoreTo),
    ...isInside(filter),
    condition === undefined ? undefined : conditionSql(condition, now),
  );
}

function isAtStage(stage: string): SQL {
  const place = placeOfStage(stage);
  return place === null ? eq(askedLead.stage, stage) : sql`${sortColumns.stage} = ${place}`;
}

function isInside({ journeyId, isHeld }: LeadFilter): SQL[] {
  if (journeyId === undefined && !isHeld) return [];
  const runs = and(
    eq(journeyRun.leadId, askedLead.id),
    isHeld ? eq(journeyRun.status, 'held') : ne(journeyRun.status, 'ended'),
    journeyId === undefined ? undefined : eq(journeyRun.journeyId, journeyId),
  );
  return [sql`exists (select 1 from ${journeyRun} where ${runs})`];
}
