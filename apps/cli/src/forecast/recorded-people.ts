import { consent, event, journeyRun, lead, type Database } from '@tendril/db';
import { changeEvents, type ForecastLead, type Plan, type ScriptedEvent } from '@tendril/journey';
import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { entryOf } from '../play/entry-of.ts';
import { leadAtEntry } from './lead-at-entry.ts';

type RunRow = typeof journeyRun.$inferSelect;
type EventRow = typeof event.$inferSelect;

/** Leads read at once. */
const pageSize = 500;
const ownChanges: ReadonlySet<string> = new Set(Object.values(changeEvents));
const aboutMail = /^(reply|email|handoff)\./;

/**
 * The people who entered a journey since a moment (epoch ms), with what they really did from then on: a forecast plays another
 * graph for the same people.
 */
export async function recordedPeople(
  db: Database,
  of: { journeyId: string; sinceMs: number; plan: Plan },
): Promise<ForecastLead[]> {
  const { journeyId, sinceMs, plan } = of;
  const runs = await db
    .select({ run: journeyRun, lead })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(
      and(
        eq(journeyRun.journeyId, journeyId),
        gte(journeyRun.enteredAt, new Date(sinceMs)),
        eq(lead.isRehearsal, false),
      ),
    )
    .orderBy(asc(journeyRun.enteredAt));
  const people: ForecastLead[] = [];
  for (let from = 0; from < runs.length; from += pageSize) {
    const page = runs.slice(from, from + pageSize);
    const ids = [...new Set(page.map(({ lead: row }) => row.id))];
    const [events, consents] = await Promise.all([
      db.select().from(event).where(inArray(event.leadId, ids)).orderBy(asc(event.receivedAt), asc(event.id)),
      db.select().from(consent).where(inArray(consent.leadId, ids)),
    ]);
    const [eventsOf, consentsOf] = [
      Map.groupBy(events, (row) => row.leadId),
      Map.groupBy(consents, (row) => row.leadId),
    ];
    for (const { run, lead: row } of page) {
      const given = Object.fromEntries(
        (consentsOf.get(row.id) ?? []).map(({ topic, state }) => [topic, state === 'given']),
      );
      const since = (eventsOf.get(row.id) ?? []).filter(({ receivedAt }) => receivedAt > run.enteredAt);
      people.push({
        runId: run.id,
        lead: leadAtEntry(row, { consents: given, since }),
        entry: entryIn(plan, run),
        script: since.flatMap((one) => scripted(one, run, plan)),
      });
    }
  }
  return people;
}

/** The entry they came by, where the forecast's journey still has it. */
function entryIn(plan: Plan, { state, enteredAt }: RunRow): ForecastLead['entry'] {
  const { nodeId, key, properties } = state.entry;
  const entry = plan.entries.includes(nodeId) ? nodeId : entryOf(plan, undefined);
  return { nodeId: entry, key, properties, at: enteredAt.getTime() };
}

/** What somebody did after entering. What the run itself changed follows from the journey, and is left out. */
function scripted(row: EventRow, run: RunRow, plan: Plan): ScriptedEvent[] {
  const { runId, nodeId, visit: _visit, ...properties } = row.properties;
  const isOwn = runId === run.id;
  if (isOwn && ownChanges.has(row.name)) return [];
  if (runId !== undefined && !isOwn && aboutMail.test(row.name)) return [];
  const at = row.receivedAt.getTime();
  if (!isOwn || typeof nodeId !== 'string') return [{ name: row.name, at, properties: row.properties }];
  return plan.nodes[nodeId] === undefined ? [] : [{ name: row.name, at, properties, node: nodeId }];
}
