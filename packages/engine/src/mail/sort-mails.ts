import type { WorkspaceSettings } from '@tendril/db';
import type { SealedMail } from '@tendril/email';
import type { Engine } from '../engine.ts';
import { composeDueMail } from './compose-due-mail.ts';
import type { DueMail } from './due-mail.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { MailFacts } from './mail-facts.ts';
import { recheckMail } from './recheck-mail.ts';
import type { Settlement } from './settle-mails.ts';

/** A mail that stays queued, for a later moment and a reason. `sendAfter` on the run's clock, `dueAtMs` in real time. */
export interface Postponement {
  mail: LedgerRow;
  sendAfter: number;
  dueAtMs: number;
  reason: string;
}

export interface SortedMails {
  sealed: { mail: LedgerRow; bytes: SealedMail }[];
  settlements: Settlement[];
  postponed: Postponement[];
}

/** Longest time spent on rendering one batch: the transaction must end well before its limit. What is left waits for the next. */
const renderBudgetMs = 3_000;

/** Decides over each due mail, in order: sealed, withdrawn, refused because it cannot be rendered, or queued anew. */
export function sortMails(
  engine: Engine,
  of: { due: readonly DueMail[]; facts: MailFacts; nowMs: number; settings: WorkspaceSettings },
): SortedMails {
  const sorted: SortedMails = { sealed: [], settlements: [], postponed: [] };
  const sealing: DueMail[] = [];
  const startedAt = performance.now();
  for (const due of of.due) {
    if (performance.now() - startedAt > renderBudgetMs) break;
    const { mail } = due;
    const recheck = recheckMail(due, { facts: of.facts, sealing, nowMs: of.nowMs });
    if (recheck.kind === 'withdraw') sorted.settlements.push({ mail, state: 'withdrawn', reason: recheck.reason });
    if (recheck.kind === 'postpone') sorted.postponed.push({ mail, ...recheck });
    if (recheck.kind !== 'send') continue;
    const composed = composeDueMail(engine, due, of.settings);
    if (composed.ok) {
      sorted.sealed.push({ mail, bytes: composed.sealed });
      sealing.push(due);
    } else {
      sorted.settlements.push({ mail, state: 'refused', reason: composed.reason });
    }
  }
  return sorted;
}
