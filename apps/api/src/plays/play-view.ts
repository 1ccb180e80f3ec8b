import { handoff, journeyRun, journeyStep, type HandoffState } from '@tendril/db';
import { clockOf, mailsOfPlay, toRunTime, type Engine, type MailOfPlay, type RunClock } from '@tendril/engine';
import type { MailState } from '@tendril/journey';
import { and, asc, eq } from 'drizzle-orm';
import type { ApiContext } from '../context.ts';
import { sayHow } from './say-how.ts';

/** A play as it stands. Moments are those of the journey, ISO 8601, unless they say otherwise. */
export interface PlayView {
  state: 'playing' | 'held' | 'ended';
  /** Why it is held, or how it ended, as a sentence; null while it plays. */
  said: string | null;
  enteredAt: string;
  /** When this was read; once it ended, when that was. */
  nowAt: string;
  /** Real time, in ms, that a day of the journey takes. */
  dayMs: number;
  /** The step the lead stands at; null once it ended. */
  standsAt: string | null;
  /** When it goes on by itself; null where only an event can move it. */
  dueAt: string | null;
  /** The steps passed, in order. */
  path: { stepId: string; outcome: string | null; at: string }[];
  emails: PlayedEmail[];
  handoffs: { id: string; stepId: string; state: HandoffState }[];
}

export interface PlayedEmail {
  id: string;
  /** To be named to the test mailbox (`mailbox.reply`, …); null while it is not there, and always with a real provider. */
  mailboxId: string | null;
  stepId: string;
  subject: string;
  html: string;
  text: string;
  state: MailState;
  /** When it left, or may leave. */
  at: string;
}

const dayMs = 86_400_000;

/** Reads a play; undefined when there is none. */
export async function readPlay({ engine }: ApiContext, playId: string): Promise<PlayView | undefined> {
  const { db } = engine;
  const [[run], steps, mails, handoffs] = await Promise.all([
    db
      .select()
      .from(journeyRun)
      .where(and(eq(journeyRun.id, playId), eq(journeyRun.source, 'rehearsal'))),
    db.select().from(journeyStep).where(eq(journeyStep.runId, playId)).orderBy(asc(journeyStep.seq)),
    mailsOfPlay(engine, playId),
    db
      .select({ id: handoff.id, stepId: handoff.nodeId, state: handoff.state })
      .from(handoff)
      .where(eq(handoff.runId, playId))
      .orderBy(asc(handoff.openedAt), asc(handoff.id)),
  ]);
  const clock = run === undefined ? null : clockOf(run);
  if (run === undefined || clock === null) return undefined;
  return {
    ...standingOf(engine, run, clock),
    dayMs: dayMs / clock.speed,
    path: steps.map(({ nodeId, port, leftAt }) => ({ stepId: nodeId, outcome: port, at: leftAt.toISOString() })),
    emails: mails.map(emailOf),
    handoffs,
  };
}

function standingOf(engine: Engine, run: typeof journeyRun.$inferSelect, clock: RunClock) {
  const { state, status, nodeId, enteredAt } = run;
  const isOver = status === 'ended';
  const now = state.end?.at ?? toRunTime(clock, engine.now(Date.now()));
  const deadline = state.phase === 'waiting' ? (state.wait?.deadline ?? null) : null;
  return {
    state: status === 'active' ? ('playing' as const) : status,
    said: sayHow(state),
    enteredAt: enteredAt.toISOString(),
    nowAt: new Date(now).toISOString(),
    standsAt: isOver ? null : nodeId,
    dueAt: deadline === null ? null : new Date(deadline).toISOString(),
  };
}

function emailOf({ id, mailboxId, nodeId, state, at, subject, html, text }: MailOfPlay): PlayedEmail {
  return { ...{ id, mailboxId, stepId: nodeId, state, subject, html, text }, at: at.toISOString() };
}
