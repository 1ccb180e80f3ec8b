import { print } from '../terminal.ts';
import type { LeadReport } from './lead-report.ts';

/** The run of a whole list in figures. */
export interface Summary {
  leads: number;
  ended: number;
  waiting: number;
  held: number;
  lost: number;
  /** How many ended for which reason. */
  endedBy: Record<string, number>;
  mails: number;
  duplicates: number;
  workerKills: number;
  /** Real time from the first entry until nothing moved any more. */
  seconds: number;
}

export interface SummaryInput {
  leads: readonly LeadReport[];
  duplicates: number;
  workerKills: number;
  elapsedMs: number;
}

export function summaryOf({ leads, duplicates, workerKills, elapsedMs }: SummaryInput): Summary {
  const amount = (status: LeadReport['status']): number => leads.filter((lead) => lead.status === status).length;
  const endedBy: Record<string, number> = {};
  for (const { end } of leads) if (end !== null) endedBy[end.reason] = (endedBy[end.reason] ?? 0) + 1;
  return {
    leads: leads.length,
    ended: amount('ended'),
    waiting: amount('waiting'),
    held: amount('held'),
    lost: amount('lost'),
    endedBy,
    mails: leads.flatMap(({ mails }) => mails).filter(({ at }) => at !== null).length,
    duplicates,
    workerKills,
    seconds: Math.round(elapsedMs / 100) / 10,
  };
}

export function saySummary(summary: Summary): void {
  const reasons = Object.entries(summary.endedBy).toSorted(([, a], [, b]) => b - a);
  print(
    `Leads ${summary.leads}: ended ${summary.ended}, waiting ${summary.waiting}, held ${summary.held}, lost ${summary.lost}`,
  );
  for (const [reason, amount] of reasons) print(`  ${String(amount).padStart(5)}  ${reason}`);
  print(`Mails ${summary.mails}, sent twice ${summary.duplicates}`);
  print(`Worker killed ${summary.workerKills} times · ${summary.seconds} s`);
}
