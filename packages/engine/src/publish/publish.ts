import { entryTrigger, journey, journeyVersion, versionEmail, type Transaction } from '@tendril/db';
import { compileEmail, type CompiledEmail, type EmailContent } from '@tendril/email';
import {
  canonicalJson,
  checkGraph,
  compileGraph,
  entryEvents,
  parseGraph,
  type Graph,
  type Plan,
  type Problem,
} from '@tendril/journey';
import { desc, eq, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import { changeOf, noteChange } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { beginMigration, movesAnybody, type PeopleChoice } from '../migrate/begin-migration.ts';
import { peopleInside, whyNotMovable } from '../migrate/people-inside.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { servedActivities } from './activity-catalogue.ts';

export type Published =
  /** `revision` is the draft's afterwards: what was published is the draft from then on. */
  | { kind: 'published'; versionId: string; number: number; hash: string; revision: number; migrationId: string | null }
  | { kind: 'refused'; problems: Problem[] };

/** Makes a journey with a draft; nothing is checked, any draft can be kept. */
export async function createJourney(engine: Engine, draft: { name: string; graph: unknown }): Promise<string> {
  const [row] = await engine.db
    .insert(journey)
    .values({ name: draft.name, draft: draft.graph })
    .returning({ id: journey.id });
  engine.tellChange(changeOf('journeys'));
  return row?.id ?? '';
}

/**
 * Makes the next immutable version of a journey and lets new leads enter it. Leads inside stay on theirs, or go over to it as
 * `people` says. With problems nothing changes and they are returned.
 */
export async function publish(
  engine: Engine,
  input: { journeyId: string; graph: unknown; note?: string; people?: PeopleChoice },
): Promise<Published> {
  const prepared = await prepareVersion(engine, input.graph);
  if (!prepared.ok) return { kind: 'refused', problems: prepared.problems };
  const published = await inTransaction(engine, (tx) => storeVersion(tx, engine, { ...input, ...prepared.version }));
  engine.wakeRelays();
  return published;
}

/** All of a version but whose it is. */
export type PreparedVersion = Pick<Version, 'graph' | 'plan' | 'emails'>;

/** A graph ready to be published, or what keeps it from that. */
type Prepared = { ok: true; version: PreparedVersion } | { ok: false; problems: Problem[] };

/** Checks and compiles a graph and its emails: all of publishing that takes no lock. */
export async function prepareVersion(engine: Engine, input: unknown): Promise<Prepared> {
  const parsed = parseGraph(input);
  if (!parsed.ok) return parsed;
  const { graph } = parsed;
  const problems = checkGraph(graph, { catalogue: await servedActivities(engine.db) }).filter(
    (problem) => problem.severity === 'error',
  );
  const compiled = compileGraph(graph);
  if (problems.length > 0) return { ok: false, problems };
  if (!compiled.ok) return compiled;
  const emails = await compileEmails(compiled.plan);
  if (emails.problems.length > 0) return { ok: false, problems: emails.problems };
  return { ok: true, version: { graph, plan: compiled.plan, emails: emails.compiled } };
}

async function compileEmails(plan: Plan): Promise<{ compiled: Map<string, CompiledEmail>; problems: Problem[] }> {
  const compiled = new Map<string, CompiledEmail>();
  const problems: Problem[] = [];
  for (const node of Object.values(plan.nodes)) {
    if (node.kind !== 'email') continue;
    // Safe because the compiler parsed the settings of this kind.
    const { content } = node.config as { content: EmailContent };
    const result = await compileEmail(content);
    if (result.ok) compiled.set(node.id, result.compiled);
    else
      problems.push(
        ...result.problems.map(({ code, message }) => ({ code, message, severity: 'error' as const, nodeId: node.id })),
      );
  }
  return { compiled, problems };
}

export interface Version {
  journeyId: string;
  graph: Graph;
  plan: Plan;
  note?: string;
  emails: ReadonlyMap<string, CompiledEmail>;
  people?: PeopleChoice;
}

/** Writes a prepared version and makes it the live one. The draft becomes what was published. */
export async function storeVersion(tx: Transaction, engine: Engine, version: Version): Promise<Published> {
  const { journeyId, graph, plan, people: choice } = version;
  const [owner] = await tx.select({ id: journey.id }).from(journey).where(eq(journey.id, journeyId)).for('update');
  if (owner === undefined)
    return {
      kind: 'refused',
      problems: [{ code: 'noJourney', severity: 'error', nodeId: null, message: 'This journey does not exist.' }],
    };
  const moves = choice !== undefined && movesAnybody(choice.policies);
  const people = moves ? await peopleInside(tx, journeyId) : [];
  const problems = moves ? await whyNotMovable(tx, engine, { people, to: plan, policies: choice.policies }) : [];
  if (problems.length > 0) return { kind: 'refused', problems };
  const [last] = await tx
    .select({ number: journeyVersion.number })
    .from(journeyVersion)
    .where(eq(journeyVersion.journeyId, journeyId))
    .orderBy(desc(journeyVersion.number))
    .limit(1);
  const number = (last?.number ?? 0) + 1;
  const { versionId, hash } = await insertVersion(tx, { ...version, number });
  await tx.delete(entryTrigger).where(eq(entryTrigger.journeyId, journeyId));
  const triggers = entryEvents(plan).map(({ nodeId, eventName }) => ({ journeyId, nodeId, eventName }));
  if (triggers.length > 0) await tx.insert(entryTrigger).values(triggers);
  const isOtherDraft = sql`${journey.draft} is distinct from ${JSON.stringify(graph)}::jsonb`;
  const [after] = await tx
    .update(journey)
    .set({
      ...{ status: 'live', liveVersionId: versionId, name: graph.name, draft: graph, updatedAt: new Date() },
      revision: sql`${journey.revision} + case when ${isOtherDraft} then 1 else 0 end`,
    })
    .where(eq(journey.id, journeyId))
    .returning({ revision: journey.revision });
  noteChange(tx, { lead: null, topics: ['journeys'] });
  const migrationId = moves ? await beginMigration(tx, { journeyId, toVersionId: versionId, choice, people }) : null;
  return { kind: 'published', versionId, number, hash, revision: after?.revision ?? 0, migrationId };
}

/** Writes the rows of a version and its emails; who enters it is another matter. */
export async function insertVersion(
  tx: Transaction,
  of: Version & { number: number },
): Promise<{ versionId: string; hash: string }> {
  const { journeyId, number, graph, plan, note = null, emails } = of;
  const hash = createHash('sha256').update(canonicalJson(plan)).digest('hex');
  const [row] = await tx
    .insert(journeyVersion)
    .values({ journeyId, number, hash, graph, plan, note })
    .returning({ id: journeyVersion.id });
  const versionId = row?.id ?? '';
  if (emails.size > 0)
    await tx.insert(versionEmail).values([...emails].map(([nodeId, email]) => ({ versionId, nodeId, ...email })));
  return { versionId, hash };
}
