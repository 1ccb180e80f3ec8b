import { consent, lead, message, workspace } from '@tendril/db';
import {
  advanceRun,
  captureLead,
  deliverBatch,
  enter,
  finishCall,
  recordEvent,
  relayOnce,
  sealBatch,
  type Engine,
} from '@tendril/engine';
import { definitionOf, scriptedProperties, type LeadFacts, type Plan, type ScriptedEvent } from '@tendril/journey';
import { and, eq, sql } from 'drizzle-orm';
import type { TestEngine } from './test-engine.ts';
import { pathOf, runOf } from './test-engine.ts';

/** How the engine is treated on the way: none of it may make a difference. */
export interface Mischief {
  /** Looks at the run before anything is due, and with a clock that lags behind. */
  isEarly: boolean;
  /** So many looks at once. */
  callers: number;
  /** How late deadlines are looked at (ms), as long as nothing else happens before. */
  lateMs: number;
  /** Every block is first made and rolled back, as by a crash before its commit. */
  crashes: boolean;
}

export interface DurableRun {
  runId: string;
  leadId: string;
  enteredAt: number;
}

/** Makes the lead with these facts and brings it in at the clock's moment. */
export async function enterDurably(
  test: TestEngine,
  of: { journeyId: string; nodeId: string; facts: LeadFacts },
): Promise<DurableRun> {
  const { engine, clock } = test;
  const { facts } = of;
  const captured = await captureLead(engine, { email: facts.email ?? '', fields: { ...facts.fields } });
  if (captured.kind !== 'captured') throw new Error(captured.message);
  const { leadId } = captured;
  const { score, stage, tags, timeZone, createdAt } = facts;
  await engine.db
    .update(lead)
    .set({ score, stage, tags: [...tags], timeZone, createdAt: new Date(createdAt) })
    .where(eq(lead.id, leadId));
  for (const [topic, given] of Object.entries(facts.consents)) {
    await engine.db.insert(consent).values({ leadId, topic, state: given ? 'given' : 'withdrawn', source: 'test' });
  }
  const entered = await enter(engine, {
    leadId,
    journeyId: of.journeyId,
    nodeId: of.nodeId,
    key: '',
    source: 'manual',
  });
  if (entered.kind !== 'entered') throw new Error(`kept out: ${entered.why}`);
  return { runId: entered.runId, leadId, enteredAt: clock.now };
}

/** Plays the script through the real engine, moment by moment, up to `until` (epoch ms). */
export async function playDurably(
  test: TestEngine,
  of: { run: DurableRun; plan: Plan; script: readonly ScriptedEvent[]; until: number; mischief: Mischief },
): Promise<void> {
  const { clock } = test;
  const { run, script, until, mischief } = of;
  let played = 0;
  await look(test, of);
  for (;;) {
    const { status, dueAt } = await runOf(test.engine, run.runId);
    const mailAt = await nextMailAt(test.engine, run.runId);
    // What was queued before the run ended or was held leaves all the same.
    if (status !== 'active' && mailAt === Infinity) return;
    const scriptAt = script[played]?.at ?? Infinity;
    const at = Math.min(dueAt?.getTime() ?? Infinity, scriptAt, mailAt);
    if (at > until) return;
    if (mischief.isEarly) await advanceRun(test.engine, run.runId, 0);
    clock.now = Math.max(clock.now, at);
    if (mailAt <= at) await sendMails(test.engine);
    for (let next = script[played]; next !== undefined && next.at <= at; next = script[played]) {
      played += 1;
      await hear(test, run, next);
    }
    // Late, but never so late that the next thing has happened meanwhile.
    const nextOutside = Math.min(script[played]?.at ?? Infinity, await nextMailAt(test.engine, run.runId), until);
    clock.now = Math.max(clock.now, Math.min(at + mischief.lateMs, nextOutside - 1));
    await look(test, of);
  }
}

/** What the run's path says, comparable with a simulation. */
export async function durablePath(engine: Engine, runId: string): Promise<string[]> {
  return (await pathOf(engine, runId)).map((step) =>
    sayStep({ ...step, arrivedAt: step.arrivedAt.getTime(), leftAt: step.leftAt.getTime() }),
  );
}

export function sayStep(step: {
  nodeId: string;
  visit: number;
  port: string | null;
  arrivedAt: number;
  leftAt: number;
}): string {
  return `${step.nodeId}#${step.visit} ${new Date(step.arrivedAt).toISOString()} → ${new Date(step.leftAt).toISOString()} ${step.port ?? 'end'}`;
}

/** The one row that mails need. */
export async function openWorkspace(engine: Engine): Promise<void> {
  await engine.db.insert(workspace).values({
    name: 'Northlight Analytics',
    timeZone: 'Europe/Amsterdam',
    settings: {
      senderName: 'Northlight',
      senderAddress: 'hello@northlight.example',
      postalAddress: 'Herengracht 1, Amsterdam',
      tracksClicks: false,
      tracksOpens: false,
    },
  });
}

async function look(test: TestEngine, of: { run: DurableRun; plan: Plan; mischief: Mischief }): Promise<void> {
  const { engine } = test;
  const { run, plan, mischief } = of;
  await relayOnce(engine);
  for (;;) {
    if (mischief.crashes) await crash(engine, run.runId);
    await Promise.all(Array.from({ length: mischief.callers }, () => advanceRun(engine, run.runId, 0)));
    const { state } = await runOf(engine, run.runId);
    if (state.phase !== 'calling' || state.callId === null) return;
    const node = plan.nodes[state.nodeId];
    const [outcome = 'error'] =
      (node === undefined ? undefined : definitionOf(node.kind)?.calls?.(node.config).outcomes) ?? [];
    await finishCall(engine, state.callId, { outcome, output: {} });
    await finishCall(engine, state.callId, { outcome: 'error', output: {} });
  }
}

class Crash extends Error {}

/** A process that dies after it did everything and before the commit. */
async function crash(engine: Engine, runId: string): Promise<void> {
  const dying = Object.assign(Object.create(engine.db) as typeof engine.db, {
    transaction: (work: Parameters<typeof engine.db.transaction>[0]) =>
      engine.db.transaction(async (tx) => {
        await work(tx);
        throw new Crash();
      }),
  });
  await advanceRun({ ...engine, db: dying }, runId, 0).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
}

async function hear(test: TestEngine, run: DurableRun, scripted: ScriptedEvent): Promise<void> {
  const { state } = await runOf(test.engine, run.runId);
  const stored = await recordEvent(test.engine, {
    leadId: run.leadId,
    name: scripted.name,
    properties: { ...scriptedProperties(scripted, state) },
    source: 'script',
    externalId: `${run.runId}/${scripted.at}`,
  });
  if (stored?.isNew !== true) throw new Error('the event was not stored');
}

/** When the next queued mail of a run is due, epoch ms. */
export async function nextMailAt(engine: Engine, runId: string): Promise<number> {
  const [row] = await engine.db
    .select({ at: sql<string | null>`min(${message.dueAt})` })
    .from(message)
    .where(and(eq(message.runId, runId), eq(message.state, 'queued')));
  return row?.at == null ? Infinity : new Date(row.at).getTime();
}

/** Seals and delivers whatever is due. */
export async function sendMails(engine: Engine): Promise<void> {
  for (;;) {
    const sealed = await sealBatch(engine);
    await deliverBatch(engine);
    if (sealed === null) return;
  }
}
