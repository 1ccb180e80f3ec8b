import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { queues, workflowIdOf } from '@tendril/contract';
import { enter, type Engine } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { graphOf, type Sketch } from '@tendril/journey/testing';
import { makeLead, publishJourney, type Product } from '../support/product.ts';
import { bareLoopType, bareQueue, type BareLoopInput } from './bare/contract.ts';

/** Workflows of a round, and how often all of them are due at one moment. */
const runs = 60;
const wakesPerRun = 3;
const roundLimitMs = 120_000;

/** A round whose workflows are due at this moment for the first time. */
export interface Round {
  /** Resolves when all have ended. */
  finished(): Promise<void>;
  /** To be read after the end: `ms` is how long working off took, all times at which they were due together. */
  result(): Promise<{ blocks: number; ms: number }>;
}

/** Thrown when a round cannot be used because the machine had too much else to do; the next one gets twice the time. */
export class TooBusyError extends Error {
  override name = 'TooBusyError';
}

/** Prepares a round and resolves when it is due. */
export type Prepare = (name: string) => Promise<Round>;

/**
 * When the workflows of a round are due (epoch ms, one for each wake). The next time comes when the one before has been
 * worked off: runs that are behind would make several blocks at one wake.
 */
type DueTimes = readonly number[];

/** Rounds of our own: runs whose every wait is followed by a block that scores the lead. */
export async function ownRounds({ engine, temporal }: Product): Promise<Prepare> {
  const journeyId = await publishJourney(engine, scoringJourney());
  const timetable = new Timetable();
  return async (name) => {
    const leadIds = await inTurns((index) => makeLead(engine, `${name}-${index}`));
    const due = timetable.next();
    const runIds = await inTurns((index) => enterOne(engine, { journeyId, leadId: leadIds[index]!, due }));
    return roundOf(temporal, { queue: queues.journey, workflowIds: runIds.map(workflowIdOf), due, timetable });
  };
}

/** Rounds of a workflow that waits as often and as long, and calls a local activity that does nothing. */
export function bareRounds({ temporal }: Pick<Product, 'temporal'>): Prepare {
  const timetable = new Timetable();
  return async (name) => {
    const due = timetable.next();
    const input: BareLoopInput = { laterWakes: due.slice(1) };
    const workflowIds = await inTurns(async (index) => {
      const workflowId = `bare/${name}/${index}`;
      const startDelay = Math.max(1, due[0]! - Date.now());
      await temporal.workflow.start(bareLoopType, { workflowId, taskQueue: bareQueue, args: [input], startDelay });
      return workflowId;
    });
    return roundOf(temporal, { queue: bareQueue, workflowIds, due, timetable });
  };
}

/** Entry → wait until a moment the entry names → score → wait until the next → score → … → exit. */
function scoringJourney(): GraphInput {
  const steps = Array.from({ length: wakesPerRun }, (_, wake): [string, Sketch[string]][] => {
    const score = `score${wake}`;
    const date = { kind: 'field', field: `entry.due${wake}` };
    return [
      [`wait${wake}`, ['wait.until', { date }, { reached: score, past: score, none: 'exit' }]],
      [score, ['lead.score', { points: 1 }, { next: wake + 1 < wakesPerRun ? `wait${wake + 1}` : 'exit' }]],
    ];
  });
  return graphOf({
    entry: ['entry.manual', {}, { next: 'wait0' }],
    ...Object.fromEntries(steps.flat()),
    exit: ['end.exit', { reason: 'finished' }],
  });
}

async function enterOne(engine: Engine, of: { journeyId: string; leadId: string; due: DueTimes }): Promise<string> {
  const { journeyId, leadId, due } = of;
  const properties = Object.fromEntries(due.map((at, wake) => [`due${wake}`, at]));
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual', properties });
  if (entered.kind === 'keptOut') throw new Error(`A lead was kept out: ${entered.why}`);
  return entered.runId;
}

/** Leaves more time than the round before took: generously for the first. */
class Timetable {
  startingMs = 6_000;
  workingMs = 5_000;

  next(): DueTimes {
    const first = Date.now() + this.startingMs;
    return Array.from({ length: wakesPerRun }, (_, wake) => first + wake * this.workingMs);
  }

  learn(took: { startingMs: number; workingMs: number }): void {
    this.startingMs = Math.max(2_000, 2 * took.startingMs);
    this.workingMs = Math.max(2_000, 2 * took.workingMs);
  }

  tooShort(): TooBusyError {
    this.startingMs *= 2;
    this.workingMs *= 2;
    return new TooBusyError('The machine is too busy to measure blocks a second.');
  }
}

interface Started {
  queue: string;
  workflowIds: readonly string[];
  due: DueTimes;
  timetable: Timetable;
}

async function roundOf(temporal: Client, of: Started): Promise<Round> {
  const countOpen = async (): Promise<number> => {
    const query = `TaskQueue = '${of.queue}' and ExecutionStatus = 'Running'`;
    return (await temporal.workflow.count(query)).count;
  };
  const firstDue = of.due[0]!;
  await until(async () => (await countOpen()) === runs, { limitMs: firstDue - Date.now(), everyMs: 100 });
  const leftMs = firstDue - Date.now();
  if (leftMs <= 0) throw of.timetable.tooShort();
  await pause(leftMs);
  return {
    finished: async () => {
      const isOver = async (): Promise<boolean> => (await countOpen()) === 0;
      if (!(await until(isOver, { limitMs: roundLimitMs, everyMs: 500 }))) throw new Error('A round did not end.');
    },
    result: async () => {
      const workingMs = await workingTimes(temporal, of);
      of.timetable.learn({ startingMs: of.timetable.startingMs - leftMs, workingMs: Math.max(...workingMs) });
      return { blocks: runs * wakesPerRun, ms: workingMs.reduce((sum, ms) => sum + ms, 0) };
    },
  };
}

/** From each due time until the last workflow had done its work, by Temporal's own record for both kinds. */
async function workingTimes(temporal: Client, { workflowIds, due, timetable }: Started): Promise<number[]> {
  const work = await inTurns((index) => completedTasks(temporal, workflowIds[index]!));
  // A run that is behind does the work of several wakes at once: that is no way to count.
  if (work.some((times) => times.length !== wakesPerRun)) throw timetable.tooShort();
  const ends = due.map((_, wake) => Math.max(...work.map((times) => times[wake]!)));
  if (ends.some((end, wake) => end > (due[wake + 1] ?? Infinity))) throw timetable.tooShort();
  return ends.map((end, wake) => end - due[wake]!);
}

/** When the workflow tasks of a workflow were completed (epoch ms). */
async function completedTasks(temporal: Client, workflowId: string): Promise<number[]> {
  const { events } = await temporal.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? [])
    .filter(({ workflowTaskCompletedEventAttributes: completed }) => completed != null)
    .map(({ eventTime }) => Number(eventTime?.seconds ?? 0) * 1_000 + (eventTime?.nanos ?? 0) / 1e6);
}

/** Does something for every workflow of a round, ten at a time; the results in order. */
async function inTurns<T>(work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  const indices = Array.from({ length: runs }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      for (const index of indices) results[index] = await work(index);
    }),
  );
  return results;
}
