import {
  event,
  handoff,
  journey,
  journeyRun,
  journeyStep,
  journeyVersion,
  message,
  reply,
  type Database,
} from '@tendril/db';
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { LeadStory, RunStory } from './timeline/story.ts';

/** So that one busy lead does not fill the page; the latest count. */
const [mostEvents, mostRuns, mostSteps, mostMails] = [500, 50, 2_000, 500];

/** Reads all that happened to a lead. */
export async function readStory(db: Database, leadId: string): Promise<LeadStory> {
  const [runs, events, mails, replies, handoffs] = await Promise.all([
    readRuns(db, leadId),
    db.select().from(event).where(eq(event.leadId, leadId)).orderBy(desc(event.receivedAt)).limit(mostEvents),
    db.select().from(message).where(eq(message.leadId, leadId)).orderBy(desc(message.decidedAt)).limit(mostMails),
    db.select().from(reply).where(eq(reply.leadId, leadId)),
    db.select().from(handoff).where(eq(handoff.leadId, leadId)).orderBy(asc(handoff.openedAt)),
  ]);
  // The timeline keeps the order of what happened in one moment: the earlier id first.
  const oldestFirst = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { runs, events: oldestFirst, mails: mails.toReversed(), replies, handoffs };
}

async function readRuns(db: Database, leadId: string): Promise<Map<string, RunStory>> {
  const rows = await db
    .select({
      run: journeyRun,
      journeyName: journey.name,
      versionNumber: journeyVersion.number,
      graph: journeyVersion.graph,
      plan: journeyVersion.plan,
    })
    .from(journeyRun)
    .innerJoin(journey, eq(journey.id, journeyRun.journeyId))
    .innerJoin(journeyVersion, eq(journeyVersion.id, journeyRun.versionId))
    .where(eq(journeyRun.leadId, leadId))
    .orderBy(desc(journeyRun.enteredAt))
    .limit(mostRuns);
  const ids = rows.map(({ run }) => run.id);
  const steps =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(journeyStep)
          .where(inArray(journeyStep.runId, ids))
          .orderBy(asc(journeyStep.seq))
          .limit(mostSteps);
  const stepsOf = Map.groupBy(steps, ({ runId }) => runId);
  return new Map(rows.toReversed().map((row) => [row.run.id, { ...row, steps: stepsOf.get(row.run.id) ?? [] }]));
}
