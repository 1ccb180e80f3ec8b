import { absenceEvent, isForRun } from '../model/event-names.ts';
import type { LeadEvent } from '../model/facts.ts';
import type { Listen, Wait } from '../model/state.ts';
import type { Leaving } from '../nodes/define-node.ts';
import { startOfDateMs } from '../time/calendar.ts';
import { dayMs } from '../time/civil-date.ts';
import { moveBehindMail, resumeAfterMail } from './behind-mail.ts';
import { hears } from './hears.ts';
import { endingAt, type Ending } from './look-for-the-end.ts';
import type { World } from './world.ts';

/** Why a run goes on now. `at` is the moment that caused it (epoch ms), in the past when we look late. */
export type Cause =
  | { kind: 'arrive'; at: number }
  | { kind: 'finish'; at: number; ending: Ending }
  | { kind: 'leave'; at: number; leaving: Leaving }
  | { kind: 'reschedule'; at: number; wait: Wait; usedEventId: string | null };

/** An absence is believed for so long; "back in 2099" is a mistake or a joke. */
const longestAbsenceMs = 366 * dayMs;

/** The earliest thing that makes this run go on, or null. At one instant events come before deadlines, then in order of id. */
export function findCause(world: World): Cause | null {
  const { phase, momentAt } = world.state;
  if (phase === 'ended') return null;
  if (phase === 'arriving') return { kind: 'arrive', at: momentAt };
  const cause = causeInStep(world);
  return endingBefore(world, cause?.at ?? world.clock) ?? cause;
}

function causeInStep(world: World): Cause | null {
  const { state, facts } = world;
  switch (state.phase) {
    case 'calling':
      if (facts.call === null || facts.call.callId !== state.callId) return null;
      // However long it really took, an accelerated run must not grow old over it.
      return {
        kind: 'leave',
        at: state.accelerated ? state.blockAt : world.clock,
        leaving: { port: facts.call.outcome, event: null, call: facts.call },
      };
    case 'waiting':
      return state.wait === null ? null : causeInWait(world, state.wait);
    case 'arriving':
    case 'held':
    case 'ended':
      return null;
  }
}

/**
 * An exit condition or the goal that became true by something that happened since the last block. Looked at as of that
 * moment, so that a look for no reason never finds one that came true by the mere passing of time.
 */
function endingBefore(world: World, latest: number): Cause | null {
  const { plan, state } = world;
  let last: LeadEvent | null = null;
  for (const name of plan.watches) {
    const event = lastUpTo(world.events(name), latest);
    if (event !== undefined && event.at >= state.blockAt && (last === null || event.at > last.at)) last = event;
  }
  const ending = last === null ? null : endingAt(world, last.at);
  return last === null || ending === null ? null : { kind: 'finish', at: last.at, ending };
}

function causeInWait(world: World, wait: Wait): Cause | null {
  const due = wait.deadline !== null && wait.deadline <= world.clock ? wait.deadline : null;
  const heard = firstHeard(world, wait, due ?? world.clock);
  if (heard !== null) return heard;
  const absence = wait.movesWithAbsence ? absenceIn(world, wait, due ?? world.clock) : null;
  if (absence !== null) return absence;
  if (wait.postponed !== null) return resumeAfterMail(world, wait, wait.postponed);
  if (due === null) return null;
  return (
    moveBehindMail(world, wait, due) ?? {
      kind: 'leave',
      at: due,
      leaving: { port: wait.deadlinePort, event: null, call: null },
    }
  );
}

/** What was listened for and happened first, not after `latest`. */
function firstHeard(world: World, wait: Wait, latest: number): Cause | null {
  let best: { at: number; id: string; leaving: Leaving } | null = null;
  for (const listen of wait.listens) {
    const found = listen.condition === undefined ? firstEvent(world, listen) : conditionHolds(world, listen, latest);
    if (found === null || found.at > latest) continue;
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

/** A condition was looked at on arrival, and is again after each event that may have made it true: the last one counts. */
function conditionHolds(world: World, listen: Listen, latest: number): { at: number; event: null } | null {
  if (listen.condition === undefined) return null;
  let at = -Infinity;
  for (const name of listen.events) at = Math.max(at, lastUpTo(world.events(name), latest)?.at ?? -Infinity);
  return at >= listen.since && world.holdsAt(listen.condition, at) ? { at, event: null } : null;
}

/** An out-of-office answer moves the deadline to the beginning of the day of return, in the lead's zone. */
function absenceIn(world: World, wait: Wait, latest: number): Cause | null {
  const { deadline } = wait;
  if (deadline === null) return null;
  const { runId, used } = world.state;
  const since = Math.min(wait.arrivedAt, ...wait.listens.map((listen) => listen.since));
  const absence = world
    .events(absenceEvent)
    .find((event) => event.at >= since && isForRun(event, runId) && !used.includes(event.id));
  if (absence === undefined || absence.at > latest) return null;
  const until = absence.properties['until'];
  const back = typeof until === 'string' ? startOfDateMs(until, world.timeZone) : null;
  const believed = back !== null && back <= absence.at + longestAbsenceMs ? back : deadline;
  return {
    kind: 'reschedule',
    at: absence.at,
    wait: { ...wait, deadline: Math.max(deadline, believed) },
    usedEventId: absence.id,
  };
}

/** The last event that did not happen after a moment. */
function lastUpTo(events: readonly LeadEvent[], latest: number): LeadEvent | undefined {
  return events.findLast((event) => event.at <= latest);
}
