import type { MailFact } from '../model/facts.ts';
import type { Wait } from '../model/state.ts';
import type { Cause } from './find-cause.ts';
import type { World } from './world.ts';

/** A mail this much late moves the deadline of the wait behind it; less does not matter. */
const toleratedMs = 5 * 60_000;

/** At the deadline of a wait after a mail: put it aside while the mail has not left, or move it when the mail left late. */
export function moveBehindMail(world: World, wait: Wait, due: number): Cause | null {
  const mail = mailBefore(world, wait);
  if (mail === undefined) return null;
  if (isUnderWay(mail))
    return { kind: 'reschedule', at: due, wait: { ...wait, deadline: null, postponed: due }, usedEventId: null };
  const lateMs = latenessOf(mail, wait, due);
  if (lateMs === 0) return null;
  return { kind: 'reschedule', at: due, wait: { ...wait, deadline: due + lateMs, afterMail: null }, usedEventId: null };
}

/** Once the mail has left, or never will, the deadline that was put aside holds again, later by what the mail was late. */
export function resumeAfterMail(world: World, wait: Wait, postponed: number): Cause | null {
  const mail = mailBefore(world, wait);
  if (mail !== undefined && isUnderWay(mail)) return null;
  const lateMs = mail === undefined ? 0 : latenessOf(mail, wait, postponed);
  const moved: Wait = { ...wait, deadline: postponed + lateMs, postponed: null, afterMail: null };
  return { kind: 'reschedule', at: mail?.leftAt ?? mail?.settledAt ?? world.clock, wait: moved, usedEventId: null };
}

/** How late the mail left, or 0 when it is less than 5 minutes or less than 1 % of the wait. */
function latenessOf(mail: MailFact, wait: Wait, deadline: number): number {
  if (mail.leftAt === null) return 0;
  const lateMs = mail.leftAt - mail.decidedAt;
  return lateMs > Math.max(toleratedMs, (deadline - wait.arrivedAt) / 100) ? lateMs : 0;
}

function isUnderWay(mail: MailFact): boolean {
  return mail.state === 'queued' || mail.state === 'sealed';
}

function mailBefore(world: World, { afterMail }: Wait): MailFact | undefined {
  if (afterMail === null) return undefined;
  const { runId } = world.state;
  return world.facts.mails.find(
    (mail) => mail.runId === runId && mail.nodeId === afterMail.nodeId && mail.visit === afterMail.visit,
  );
}
