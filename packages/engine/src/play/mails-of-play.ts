import { journeyRun, lead, mailboxMail, message, versionEmail } from '@tendril/db';
import type { MailState } from '@tendril/journey';
import { and, asc, eq } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { composeDueMail } from '../mail/compose-due-mail.ts';
import { loadWorkspace } from '../mail/workspace-settings.ts';

/** An email of a play. The texts are empty where it cannot be rendered. */
export interface MailOfPlay {
  id: string;
  /** Its id in the test mailbox, where it can be answered; null while it is not there. */
  mailboxId: string | null;
  nodeId: string;
  state: MailState;
  /** When it left, or may leave, on the run's clock. */
  at: Date;
  subject: string;
  html: string;
  text: string;
}

/**
 * The emails a play decided to send, oldest first. Each as it lies in the test mailbox; one that is not there, because it is still
 * on its way or went to a provider, as it would be written now.
 */
export async function mailsOfPlay(engine: Engine, playId: string): Promise<MailOfPlay[]> {
  const isItsTemplate = and(eq(versionEmail.versionId, message.versionId), eq(versionEmail.nodeId, message.nodeId));
  const [workspace, rows] = await Promise.all([
    loadWorkspace(engine.db),
    engine.db
      .select({ mail: message, lead, state: journeyRun.state, template: versionEmail, kept: mailboxMail })
      .from(message)
      .innerJoin(journeyRun, eq(journeyRun.id, message.runId))
      .innerJoin(lead, eq(lead.id, message.leadId))
      .leftJoin(versionEmail, isItsTemplate)
      .leftJoin(mailboxMail, eq(mailboxMail.messageId, message.id))
      .where(and(eq(message.runId, playId), eq(lead.isRehearsal, true)))
      .orderBy(asc(message.decidedAt), asc(message.id)),
  ]);
  if (workspace === undefined) return [];
  return Promise.all(
    rows.map(async ({ kept, ...due }) => {
      const { id, nodeId, state, leftAt, sendAfter } = due.mail;
      const plan = await engine.plans.get(engine.db, due.mail.versionId);
      return {
        ...{ id, mailboxId: kept?.id ?? null, nodeId, state, at: leftAt ?? sendAfter },
        ...(kept === null ? written(engine, { ...due, plan }, workspace.settings) : textsOf(kept)),
      };
    }),
  );
}

function written(engine: Engine, ...of: [Parameters<typeof composeDueMail>[1], Parameters<typeof composeDueMail>[2]]) {
  const composed = composeDueMail(engine, ...of);
  return composed.ok ? textsOf(composed.sealed) : { subject: '', html: '', text: '' };
}

function textsOf({ subject, html, text }: { subject: string; html: string; text: string }) {
  return { subject, html, text };
}
