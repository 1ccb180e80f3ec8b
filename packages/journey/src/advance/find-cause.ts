import { evaluate, propertiesMatch } from '@tendril/condition';
import type { LeadEvent, MailFact } from '../model/facts.ts';
import type { AfterMail, Listen, Wait } from '../model/state.ts';
import type { Leaving } from '../nodes/define-node.ts';
import { startOfDateMs } from '../time/calendar.ts';
import type { World } from './world.ts';

/** Events every wait that moves with absence listens for. */
export const absenceEvent = 'reply.out_of_office';
/** Tells a run that the mail it waits behind was accepted, refused or withdrawn. */
export const mailSettledEvent = 'email.settled';

/** Why a run goes on now. `at` is the moment that caused it (epoch ms), in the past when we look late. */
export type Cause =
  | { kind: 'arrive'; at: number }
  | { kind: 'leave'; at: number; leaving: Leaving }
  | { kind: 'reschedule'; at: number; wait: Wait; usedEventId: string | null };

/** The earliest thing that makes this run go on, or null. At one instant events come before deadlines, then in order of id. */
export function findCause(world: World): Cause | null {
  const { state, facts } = world;
  switch (state.phase) {
    case 'arriving':
      return { kind: 'arrive', at: state.momentAt };
    case 'calling':
      if (facts.call === null || facts.call.callId !== state.callId) return null;
      return { kind: 'leave', at: world.now, leaving: { port: facts.call.outcome, event: null, call: facts.call } };
    case 'waiting':
      return state.wait === null ? null : causeInWait(world, state.wait);
    case 'held':
    case 'ended':
      return null;
  }
}

function causeInWait(world: World, wait: Wait): Cause | null {
  const heard = firstHeard(world, wait);
  const due = wait.deadline !== null && wait.deadline <= world.now ? wait.deadline : null;
  if (heard !== null && (due === null || heard.at <= due)) return heard;
  const absence = wait.movesWithAbsence ? absenceIn(world, wait) : null;
  if (absence !== null && (due === null || absence.at <= due)) return absence;
  if (wait.postponed !== null) return resumeAfterMail(world, wait, wait.postponed);
  if (due === null) return null;
  return moveBehindMail(world, wait, due) ?? { kind: 'leave', at: due, leaving: { port: wait.deadlinePort, event: null, call: null } };
}

function firstHeard(world: World, wait: Wait): (Cause & { kind: 'leave' }) | null {
  let best: { at: number; id: string; leaving: Leaving } | null = null;
  for (const listen of wait.listens) {
    const found = listen.condition === undefined ? firstEvent(world, listen) : conditionHolds(world, wait, listen);
    if (found === null) continue;
    const id = found.event?.id ?? '';
    if (best === null || found.at < best.at || (found.at === best.at && id < best.id)) {
      best = { at: found.at, id, leaving: { port: listen.port, event: found.event, call: null } };
    }
  }
  return best === null ? null : { kind: 'leave', at: best.at, leaving: best.leaving };
}

function firstEvent(world: World, listen: Listen): { at: number; event: LeadEvent } | null {
  let first: LeadEvent | null = null;
  for (const name of listen.events) {
    for (const event of world.events(name)) {
      if (first !== null && (event.at > first.at || (event.at === first.at && event.id > first.id))) break;
      if (!hears(listen, event, world.state.runId) || world.state.used.includes(event.id)) continue;
      first = event;
      break;
    }
  }
  return first === null ? null : { at: first.at, event: first };
}

/** Whether a listen is for this event; used as well to decide which runs an incoming event concerns. */
export function hears(listen: Listen, event: LeadEvent, runId: string): boolean {
  if (event.at < listen.since) return false;
  if (listen.mailNodeId !== undefined) {
    const { nodeId, runId: mailedBy } = event.properties;
    if (nodeId !== listen.mailNodeId || (mailedBy !== undefined && mailedBy !== runId)) return false;
  }
  return listen.where === undefined || propertiesMatch(listen.where, event.properties);
}

/** A condition counts from the last event that could have made it true; without one, from the arrival. */
function conditionHolds(world: World, wait: Wait, listen: Listen): { at: number; event: null } | null {
  if (listen.condition === undefined || !evaluate(listen.condition, world)) return null;
  let at = wait.arrivedAt;
  for (const name of listen.events) {
    const latest = world.events(name).at(-1);
    if (latest !== undefined && latest.at > at) at = latest.at;
  }
  return { at, event: null };
}

function absenceIn(world: World, wait: Wait): Cause | null {
  if (wait.deadline === null) return null;
  for (const event of world.events(absenceEvent)) {
    if (event.at < wait.arrivedAt || world.state.used.includes(event.id)) continue;
    const until = event.properties['until'];
    const back = typeof until === 'string' ? startOfDateMs(until, world.timeZone) : null;
    const deadline = back === null ? wait.deadline : Math.max(wait.deadline, back);
    return { kind: 'reschedule', at: event.at, wait: { ...wait, deadline }, usedEventId: event.id };
  }
  return null;
}

/** At the deadline of a wait after a mail: put it aside while the mail has not left, or move it when the mail left late. */
function moveBehindMail(world: World, wait: Wait, due: number): Cause | null {
  if (wait.afterMail === null) return null;
  const mail = mailOf(world, wait.afterMail);
  if (mail === undefined) return null;
  if (mail.state === 'queued' || mail.state === 'sealed') {
    return { kind: 'reschedule', at: due, wait: { ...wait, deadline: null, postponed: due }, usedEventId: null };
  }
  const lateMs = latenessOf(mail, wait, due);
  if (lateMs === 0) return null;
  return { kind: 'reschedule', at: due, wait: { ...wait, deadline: due + lateMs, afterMail: null }, usedEventId: null };
}

function resumeAfterMail(world: World, wait: Wait, postponed: number): Cause | null {
  const mail = wait.afterMail === null ? undefined : mailOf(world, wait.afterMail);
  if (mail !== undefined && (mail.state === 'queued' || mail.state === 'sealed')) return null;
  const lateMs = mail === undefined ? 0 : latenessOf(mail, wait, postponed);
  const moved: Wait = { ...wait, deadline: postponed + lateMs, postponed: null, afterMail: null };
  return { kind: 'reschedule', at: mail?.leftAt ?? world.now, wait: moved, usedEventId: null };
}

/** How late the mail left, or 0 when it is less than 5 minutes and less than 1 % of the wait. */
function latenessOf(mail: MailFact, wait: Wait, deadline: number): number {
  if (mail.leftAt === null) return 0;
  const lateMs = mail.leftAt - mail.decidedAt;
  const toleratedMs = Math.max(5 * 60_000, (deadline - wait.arrivedAt) / 100);
  return lateMs > toleratedMs ? lateMs : 0;
}

function mailOf(world: World, after: AfterMail): MailFact | undefined {
  const { runId } = world.state;
  return world.facts.mails.find((mail) => mail.runId === runId && mail.nodeId === after.nodeId && mail.visit === after.visit);
}
