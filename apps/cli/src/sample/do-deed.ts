import { handoff, lead, message } from '@tendril/db';
import {
  answerHandoff,
  commandRun,
  recordMailEvent,
  recordReply,
  type Engine,
  type MailHappening,
} from '@tendril/engine';
import { invariant } from '@tendril/journey';
import { and, desc, eq } from 'drizzle-orm';
import type { Act, Deed } from './sample-lead.ts';

/** Where a run stands in the history that is being played. Times in epoch ms. */
export interface StandingRun {
  id: string;
  leadId: string;
  step: string;
  status: 'active' | 'held' | 'ended';
  dueAtMs: number | null;
  arrivedAtMs: number | null;
  /** When its last email left; null while that has not. */
  mailLeftAtMs: number | null;
}

const hourMs = 3_600_000;

/** When an act happens to a run, epoch ms; null while it does not stand at the step, or waits for its email to leave. */
export function momentOf({ step, when, deed }: Act, run: StandingRun, untilMs: number): number | null {
  if (run.step !== step || run.status !== 'active') return null;
  const isAboutMail = deed.kind === 'click' || deed.kind === 'reply' || deed.kind === 'bounce';
  const sinceMs = isAboutMail ? run.mailLeftAtMs : run.arrivedAtMs;
  if (sinceMs === null) return null;
  return 'hoursAgo' in when ? Math.max(sinceMs, untilMs - when.hoursAgo * hourMs) : sinceMs + when.afterHours * hourMs;
}

/** Does it by the same ways as a provider's webhook, an incoming email, the page of hand-offs, or a colleague. */
export async function doDeed(engine: Engine, { run, deed }: { run: StandingRun; deed: Deed }): Promise<void> {
  switch (deed.kind) {
    case 'click':
      return happenToMail(engine, run, { name: 'email.clicked', url: deed.url });
    case 'bounce':
      return happenToMail(engine, run, { name: 'email.bounced', bounce: 'hard', reason: 'no_such_mailbox' });
    case 'reply':
      return reply(engine, run, deed.text);
    case 'answer': {
      const isOpen = and(eq(handoff.runId, run.id), eq(handoff.state, 'open'));
      const [open] = await engine.db.select({ id: handoff.id }).from(handoff).where(isOpen);
      if (open !== undefined) await answerHandoff(engine, open.id, deed.answer);
      return;
    }
    case 'hold':
    case 'end':
      await commandRun(engine, run.id, { kind: deed.kind, reason: deed.reason });
  }
}

async function happenToMail(engine: Engine, run: StandingRun, happening: MailHappening): Promise<void> {
  const { id } = await lastMail(engine, run);
  await recordMailEvent(engine, {
    mail: { messageId: id },
    happening,
    source: 'provider',
    externalId: `${happening.name}/${id}`,
  });
}

async function reply(engine: Engine, run: StandingRun, text: string): Promise<void> {
  const { id, subject, leadId } = await lastMail(engine, run);
  const [from] = await engine.db.select({ email: lead.email }).from(lead).where(eq(lead.id, leadId));
  await recordReply(engine, {
    to: [],
    from: from?.email ?? '',
    subject: `Re: ${subject ?? ''}`,
    headers: { 'in-reply-to': `<${id}@sample.example>` },
    text,
    externalId: `sample/${id}`,
  });
}

async function lastMail(engine: Engine, run: StandingRun) {
  const mails = engine.db.select().from(message).where(eq(message.runId, run.id));
  const [mail] = await mails.orderBy(desc(message.decidedAt)).limit(1);
  invariant(mail, 'who does something with an email has got one');
  return mail;
}
