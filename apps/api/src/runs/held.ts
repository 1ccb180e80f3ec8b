import { journey, journeyRun, journeyVersion, lead } from '@tendril/db';
import { clockOf, toRealTime } from '@tendril/engine';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { companyOf, leadName } from '../leads/lead-name.ts';
import { sayReason } from '../leads/timeline/say-reason.ts';
import { sayCure } from './say-cure.ts';

/** A lead that does not go on in a journey until somebody has looked. */
export interface HeldRun {
  id: string;
  leadId: string;
  name: string;
  company: string | null;
  journeyId: string;
  journeyName: string;
  /** What the step is called at which they stand. */
  step: string;
  /** Why, in a sentence. */
  why: string;
  /** What would help, in a sentence. */
  cure: string;
  heldSince: string;
}

const mostShown = 500;

/** Everyone who is held, for longest first. */
export async function listHeldRuns({ engine: { db } }: ApiContext): Promise<HeldRun[]> {
  const title = sql<string | null>`${journeyVersion.plan} #>> array['nodes', ${journeyRun.nodeId}, 'title']`;
  const rows = await db
    .select({
      run: journeyRun,
      journeyName: journey.name,
      title,
      lead: { email: lead.email, fields: lead.fields },
    })
    .from(journeyRun)
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .innerJoin(journeyVersion, eq(journeyVersion.id, journeyRun.versionId))
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(and(eq(journeyRun.status, 'held'), eq(lead.isRehearsal, false), isNull(lead.erasedAt)))
    .orderBy(asc(sql`(${journeyRun.state} #>> '{held,at}')::float8`), asc(journeyRun.id))
    .limit(mostShown);
  return rows.map(({ run, journeyName, title: step, lead: who }) => {
    const heldAt = run.state.held?.at ?? run.enteredAt.getTime();
    return {
      ...{ id: run.id, leadId: run.leadId, journeyId: run.journeyId, journeyName, step: step ?? run.nodeId },
      name: leadName(who),
      company: companyOf(who.fields),
      why: sayReason(run.heldReason ?? ''),
      cure: sayCure(run.heldReason ?? ''),
      heldSince: new Date(toRealTime(clockOf(run), heldAt)).toISOString(),
    };
  });
}
