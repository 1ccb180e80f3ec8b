import { journeyRun, journeyStep, lead, mailboxMail, message, type Database } from '@tendril/db';
import type { Plan } from '@tendril/journey';
import { asc, eq, inArray } from 'drizzle-orm';
import { sayIsoDuration } from '../time/iso-duration.ts';
import { endOf, pathOf, subjectOf, titleOf, type LeadReport, type MailLine } from './lead-report.ts';

/** What was executed, as the database tells it. */
export interface ExecutedRuns {
  leads: LeadReport[];
  /** Copies of one mail beyond the first that reached the mailbox. */
  duplicates: number;
}

type RunRow = typeof journeyRun.$inferSelect;
type StepRow = typeof journeyStep.$inferSelect;
type MessageRow = typeof message.$inferSelect;

interface RunRows {
  run: RunRow;
  steps: readonly StepRow[];
  mails: readonly MessageRow[];
  plan: Plan;
}

/** Reads path, mails and end of runs; in the order given, and a run that is not there as lost. */
export async function readRunReports(
  db: Database,
  of: { travellers: readonly { runId: string; email: string; enteredAt: number }[]; plan: Plan },
): Promise<ExecutedRuns> {
  const ids = of.travellers.map(({ runId }) => runId);
  const [runs, steps, mails] = await Promise.all([
    db
      .select({ run: journeyRun, email: lead.email, timeZone: lead.timeZone })
      .from(journeyRun)
      .innerJoin(lead, eq(lead.id, journeyRun.leadId))
      .where(inArray(journeyRun.id, ids)),
    db.select().from(journeyStep).where(inArray(journeyStep.runId, ids)).orderBy(asc(journeyStep.seq)),
    db.select().from(message).where(inArray(message.runId, ids)).orderBy(asc(message.decidedAt)),
  ]);
  const [runById, stepsOf, mailsOf] = [
    new Map(runs.map((row) => [row.run.id, row])),
    Map.groupBy(steps, (step) => step.runId),
    Map.groupBy(mails, (mail) => mail.runId),
  ];
  const leads = of.travellers.map(({ runId, email, enteredAt }) => {
    const found = runById.get(runId);
    const timeZone = found?.timeZone ?? of.plan.settings.timeZone;
    if (found === undefined) return lostLead({ email, enteredAt, timeZone });
    const rows = { run: found.run, steps: stepsOf.get(runId) ?? [], mails: mailsOf.get(runId) ?? [], plan: of.plan };
    return reportOf(rows, { email, timeZone });
  });
  return {
    leads,
    duplicates: await duplicatesAmong(
      db,
      mails.map(({ id }) => id),
    ),
  };
}

function reportOf({ run, steps, mails, plan }: RunRows, about: { email: string; timeZone: string }): LeadReport {
  const enteredAt = run.enteredAt.getTime();
  const passed = steps.map((step) => ({ ...step, arrivedAt: step.arrivedAt.getTime(), leftAt: step.leftAt.getTime() }));
  const isEnded = run.status === 'ended';
  return {
    ...about,
    status: isEnded ? 'ended' : run.status === 'held' ? 'held' : 'waiting',
    enteredAt: run.enteredAt.toISOString(),
    path: pathOf(passed, { plan, enteredAt }),
    mails: mails.map((mail) => mailLine(mail, { plan, enteredAt })),
    end: endOf(run.state.end, enteredAt),
    standsAt: isEnded ? null : { nodeId: run.nodeId, title: titleOf(plan, run.nodeId), reason: run.heldReason },
  };
}

function mailLine(mail: MessageRow, { plan, enteredAt }: { plan: Plan; enteredAt: number }): MailLine {
  const { nodeId, visit, state, reason, leftAt } = mail;
  return {
    nodeId,
    visit,
    subject: mail.subject ?? subjectOf(plan, nodeId),
    state: reason === null ? state : `${state}: ${reason}`,
    at: leftAt?.toISOString() ?? null,
    since: leftAt === null ? null : sayIsoDuration(leftAt.getTime() - enteredAt),
  };
}

function lostLead({ email, enteredAt, timeZone }: { email: string; enteredAt: number; timeZone: string }): LeadReport {
  const entered = new Date(enteredAt).toISOString();
  return { email, timeZone, status: 'lost', enteredAt: entered, path: [], mails: [], end: null, standsAt: null };
}

async function duplicatesAmong(db: Database, messageIds: readonly string[]): Promise<number> {
  if (messageIds.length === 0) return 0;
  const kept = await db
    .select({ id: mailboxMail.messageId })
    .from(mailboxMail)
    .where(inArray(mailboxMail.messageId, [...messageIds]));
  return kept.length - new Set(kept.map(({ id }) => id)).size;
}
