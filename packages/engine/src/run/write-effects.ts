import { handoff, journeyStep, lead, message, runCall, type Transaction } from '@tendril/db';
import type { Effect, Facts, Step } from '@tendril/journey';
import { and, eq, inArray } from 'drizzle-orm';
import { noteChange } from '../changes/change.ts';
import { toRealTime } from '../time/run-clock.ts';
import { briefOf } from '../sales/brief.ts';
import { endOtherRuns } from './end-other-runs.ts';
import type { OpenRun } from './load-run.ts';
import { writeConsents } from './write-consents.ts';

/** What a block did: its path and its effects, and the facts after it. */
export interface Block {
  steps: readonly Step[];
  effects: readonly Effect[];
  facts: Facts;
}

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

/**
 * Writes a block's path and effects in the transaction that holds the lead's lock. The statements are sent together and
 * answered in order: one round trip.
 */
export async function writeEffects(tx: Transaction, run: OpenRun, block: Block): Promise<void> {
  const { effects } = block;
  const of = <Kind extends Effect['kind']>(kind: Kind) =>
    effects.filter((effect): effect is EffectOf<Kind> => effect.kind === kind);
  await Promise.all([
    writeSteps(tx, run, block.steps),
    writeLead(tx, run, block),
    withdrawMails(tx, run, of('withdrawMails')),
    queueMails(tx, run, { mails: of('queueMail'), block }),
    ...of('openHandoff').map((effect) => openHandoff(tx, run, { effect, block })),
    ...of('closeHandoff').map((effect) => closeHandoff(tx, run, effect)),
    openCalls(tx, run, of('openCall')),
    cancelCalls(tx, of('cancelCall')),
    writeConsents(tx, run, of('setConsent')),
    endOtherRuns(tx, run, of('endJourney')),
  ]);
}

async function writeSteps(tx: Transaction, run: OpenRun, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  await tx.insert(journeyStep).values(
    steps.map((step, index) => ({
      runId: run.runId,
      nodeId: step.nodeId,
      visit: step.visit,
      seq: run.stepCount + index,
      kind: step.kind,
      port: step.port,
      arrivedAt: new Date(step.arrivedAt),
      leftAt: new Date(step.leftAt),
      facts: step.facts,
    })),
  );
}

const leadEffects: ReadonlySet<Effect['kind']> = new Set(['addScore', 'setField', 'addTag', 'removeTag', 'moveStage']);

/** Under the lock the facts after the block are the lead's new values; no need to add up in SQL. */
async function writeLead(tx: Transaction, run: OpenRun, { effects, facts }: Block): Promise<void> {
  if (!effects.some((effect) => leadEffects.has(effect.kind))) return;
  const { score, stage, tags, fields } = facts.lead;
  await tx
    .update(lead)
    .set({ score, stage, tags: [...tags], fields })
    .where(eq(lead.id, run.lead.id));
}

async function queueMails(
  tx: Transaction,
  run: OpenRun,
  { mails, block }: { mails: readonly EffectOf<'queueMail'>[]; block: Block },
): Promise<void> {
  if (mails.length === 0) return;
  noteChange(tx, { lead: run.lead, topics: ['mails'] });
  /** A mail decided and taken back in one block is in the ledger all the same. */
  const isWithdrawn = (mail: EffectOf<'queueMail'>) =>
    block.facts.mails.some(
      (fact) =>
        fact.runId === run.runId &&
        fact.nodeId === mail.nodeId &&
        fact.visit === mail.visit &&
        fact.state === 'withdrawn',
    );
  await tx.insert(message).values(
    mails.map((mail) => ({
      runId: run.runId,
      nodeId: mail.nodeId,
      visit: mail.visit,
      leadId: run.lead.id,
      journeyId: run.journeyId,
      versionId: run.versionId,
      purpose: mail.purpose,
      topic: mail.topic,
      state: isWithdrawn(mail) ? ('withdrawn' as const) : ('queued' as const),
      decidedAt: new Date(mail.decidedAt),
      sendAfter: new Date(mail.sendAfter),
      dueAt: new Date(toRealTime(run.clock, mail.sendAfter)),
    })),
  );
}

/** Comes before the block's own mails in the transaction: what it takes back was queued earlier. */
async function withdrawMails(
  tx: Transaction,
  run: OpenRun,
  [withdrawal]: readonly EffectOf<'withdrawMails'>[],
): Promise<void> {
  if (withdrawal === undefined) return;
  await tx
    .update(message)
    .set({ state: 'withdrawn', reason: withdrawal.reason, settledAt: new Date(run.now) })
    .where(and(eq(message.runId, run.runId), eq(message.state, 'queued')));
}

async function openHandoff(
  tx: Transaction,
  run: OpenRun,
  { effect, block }: { effect: EffectOf<'openHandoff'>; block: Block },
): Promise<void> {
  const { nodeId, visit, note, dueAt } = effect;
  noteChange(tx, { lead: run.lead, topics: ['handoffs'] });
  await tx.insert(handoff).values({
    runId: run.runId,
    nodeId,
    visit,
    leadId: run.lead.id,
    note,
    brief: briefOf(run.plan, block),
    dueAt: new Date(toRealTime(run.clock, dueAt)),
  });
}

async function closeHandoff(tx: Transaction, run: OpenRun, { nodeId, visit }: EffectOf<'closeHandoff'>): Promise<void> {
  noteChange(tx, { lead: run.lead, topics: ['handoffs'] });
  await tx
    .update(handoff)
    .set({ state: 'no_answer', answeredAt: new Date(run.now) })
    .where(
      and(
        eq(handoff.runId, run.runId),
        eq(handoff.nodeId, nodeId),
        eq(handoff.visit, visit),
        eq(handoff.state, 'open'),
      ),
    );
}

async function openCalls(tx: Transaction, run: OpenRun, calls: readonly EffectOf<'openCall'>[]): Promise<void> {
  if (calls.length === 0) return;
  await tx.insert(runCall).values(
    calls.map(({ callId, nodeId, visit, activityKind, input }) => ({
      callId,
      runId: run.runId,
      leadId: run.lead.id,
      nodeId,
      visit,
      activityKind,
      input,
    })),
  );
}

async function cancelCalls(tx: Transaction, calls: readonly EffectOf<'cancelCall'>[]): Promise<void> {
  if (calls.length === 0) return;
  const ids = calls.map(({ callId }) => callId);
  await tx
    .update(runCall)
    .set({ status: 'cancelled' })
    .where(and(inArray(runCall.callId, ids), eq(runCall.status, 'open')));
}
