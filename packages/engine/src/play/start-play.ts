import { journey, suppression, type Transaction } from '@tendril/db';
import { normaliseEmail } from '@tendril/leads';
import { definitionOf, type Graph, type Plan, type Problem } from '@tendril/journey';
import { and, eq, ne } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { storeEvent } from '../event/store-event.ts';
import type { LockedLead } from '../lead/lock-lead.ts';
import { insertVersion, prepareVersion, type PreparedVersion } from '../publish/publish.ts';
import { beginRun } from '../run/begin-run.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { inventLead } from './invent-lead.ts';
import { whyNotPlayable } from './why-not-playable.ts';

export interface PlayToStart {
  journeyId: string;
  /** Where the emails go; while no provider is connected, into the test mailbox. */
  address: string;
  /** What is known of the invented lead. */
  fields: Record<string, unknown>;
  /** Real time, in ms, that a day of the journey takes. */
  dayMs: number;
  /** Where the lead enters; the journey's first entry when left out. */
  entryStep?: string;
}

export type PlayStarted =
  /** A play is known by the id of its run. */
  | { kind: 'playing'; playId: string }
  /** The draft cannot be played like this; nothing was made. */
  | { kind: 'refused'; problems: Problem[] }
  | { kind: 'missing' };

const dayMs = 86_400_000;

/**
 * Plays the saved draft of a journey for real: an invented lead runs through it, accelerated, on the whole real stack. The draft
 * becomes the one version of a journey of the play's own, which is put away from the start: it is never live, nobody else enters
 * it, and nothing that lists or counts journeys, leads or runs knows of it.
 */
export async function startPlay(engine: Engine, input: PlayToStart): Promise<PlayStarted> {
  const draft = await savedDraft(engine, input.journeyId);
  if (draft === undefined) return { kind: 'missing' };
  const prepared = await prepareVersion(engine, draft);
  if (!prepared.ok) return { kind: 'refused', problems: prepared.problems };
  const { version } = prepared;
  const entryStep = input.entryStep ?? version.plan.entries[0] ?? '';
  const problems = [
    ...whyNotPlayable(version.plan, { entryStep, dayMs: input.dayMs }),
    ...(await whyNotMailable(engine, input.address)),
  ];
  if (problems.length > 0) return { kind: 'refused', problems };
  const playId = await inTransaction(engine, (tx) => begin(tx, engine, { input, version, entryStep }));
  engine.wakeRelays();
  return { kind: 'playing', playId };
}

async function savedDraft(engine: Engine, journeyId: string): Promise<unknown> {
  const [row] = await engine.db
    .select({ draft: journey.draft })
    .from(journey)
    .where(and(eq(journey.id, journeyId), ne(journey.status, 'archived')));
  return row?.draft;
}

async function whyNotMailable(engine: Engine, address: string): Promise<Problem[]> {
  const about = { severity: 'error' as const, nodeId: null };
  const emailKey = normaliseEmail(address);
  if (emailKey === null) return [{ ...about, code: 'noAddress', message: 'This is not an email address.' }];
  const suppressed = await engine.db.$count(suppression, eq(suppression.emailKey, emailKey));
  if (suppressed === 0) return [];
  return [
    { ...about, code: 'suppressed', message: 'No email may go to this address any more. Play with another one.' },
  ];
}

async function begin(
  tx: Transaction,
  engine: Engine,
  of: { input: PlayToStart; version: PreparedVersion; entryStep: string },
): Promise<string> {
  const { input, version, entryStep } = of;
  const { plan } = version;
  const journeyId = await insertStage(tx, { graph: version.graph, rehearsalOf: input.journeyId });
  const { versionId } = await insertVersion(tx, { journeyId, number: 1, ...version });
  const lead = await inventLead(tx, engine, { address: input.address.trim(), fields: input.fields, plan });
  if (lead === undefined) throw new Error('invariant: a lead just made is there');
  const properties = { ...entryProperties(plan, entryStep), ...input.fields };
  const entering = await storeEntering(tx, engine, { lead, plan, entryStep, properties });
  return beginRun(tx, engine, {
    ...{ journeyId, versionId, plan, properties, nodeId: entryStep, key: '', source: 'rehearsal', depth: 0 },
    lead: { ...lead, now: lead.now + 1 },
    eventId: entering,
    speed: dayMs / input.dayMs,
  });
}

/** The journey row that one play happens in. */
async function insertStage(tx: Transaction, of: { graph: Graph; rehearsalOf: string }): Promise<string> {
  const { graph, rehearsalOf } = of;
  const [row] = await tx
    .insert(journey)
    .values({ name: graph.name, draft: graph, status: 'archived', rehearsalOf })
    .returning({ id: journey.id });
  return row?.id ?? '';
}

/** What brings leads in lies a moment before the run: conditions over all time count it, the run does not react to it. */
async function storeEntering(
  tx: Transaction,
  engine: Engine,
  of: { lead: LockedLead; plan: Plan; entryStep: string; properties: Record<string, unknown> },
): Promise<string | null> {
  const { lead, plan, entryStep, properties } = of;
  const node = plan.nodes[entryStep];
  const name = node === undefined ? undefined : definitionOf(node.kind)?.entryEvent?.(node.config);
  if (name === undefined) return null;
  const { eventId } = await storeEvent(tx, engine, { lead, name, properties, source: 'rehearsal' });
  return eventId;
}

/** A form names itself in what it submits. */
function entryProperties(plan: Plan, entryStep: string): Record<string, unknown> {
  const config = plan.nodes[entryStep]?.config;
  return typeof config === 'object' && config !== null && 'form' in config ? { form: config.form } : {};
}
