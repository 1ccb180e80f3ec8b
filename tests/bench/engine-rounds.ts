import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { queues, workflowIdOf } from '@tendril/contract';
import { enter, type Engine } from '@tendril/engine';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { draw, type DrawnStep } from '../support/draw.ts';
import { makeLead, publishJourney, type Product } from '../support/product.ts';
import { bareLoopType, bareQueue, type BareLoopInput } from './bare/contract.ts';

/** Both kinds of round: so many workflows, each so many times woken by a timer to do something. */
const runs = 80;
const blocksPerRun = 6;
/** So short that the workflows are always behind: what is measured is how fast they can go. */
const waitMs = 200;
const roundLimitMs = 120_000;

/** How long before they are due the workflows of a round are started: three times as long as starting them last took. */
class HeadStart {
  ms = 12_000;

  tookMs(ms: number): void {
    this.ms = Math.max(2_000, 3 * ms);
  }
}

/** A round whose workflows are all due at this moment. */
export interface Round {
  /** Resolves when all have ended; `ms` from the moment they were due to the end of the last. */
  finish(): Promise<{ blocks: number; ms: number }>;
}

/** Prepares a round and resolves when it is due. */
export type Prepare = (name: string) => Promise<Round>;

/** Rounds of our own: runs whose every wait is followed by a block that scores the lead. */
export async function ownRounds({ engine, temporal }: Product): Promise<Prepare> {
  const journeyId = await publishJourney(engine, scoringJourney());
  const headStart = new HeadStart();
  return async (name) => {
    const leadIds = await inTurns((index) => makeLead(engine, `${name}-${index}`));
    const dueAt = Date.now() + headStart.ms;
    const runIds = await inTurns((index) => enterOne(engine, { journeyId, leadId: leadIds[index]!, dueAt }));
    return roundOf(temporal, { queue: queues.journey, workflowIds: runIds.map(workflowIdOf), dueAt, headStart });
  };
}

/** Rounds of a workflow that waits as often and as long, and calls a local activity that does nothing. */
export function bareRounds({ temporal }: Pick<Product, 'temporal'>): Prepare {
  const headStart = new HeadStart();
  return async (name) => {
    const input: BareLoopInput = { loops: blocksPerRun, waitMs };
    const dueAt = Date.now() + headStart.ms;
    const workflowIds = await inTurns(async (index) => {
      const workflowId = `bare/${name}/${index}`;
      const options = { workflowId, taskQueue: bareQueue, args: [input], startDelay: Math.max(1, dueAt - Date.now()) };
      await temporal.workflow.start(bareLoopType, options);
      return workflowId;
    });
    return roundOf(temporal, { queue: bareQueue, workflowIds, dueAt, headStart });
  };
}

/** Entry → wait until a moment the entry names → score → wait → score … → exit. */
function scoringJourney(): GraphInput {
  const score = (next: string): DrawnStep => ['lead.score', { points: 1 }, { next }];
  const wait = (next: string): DrawnStep => [
    'wait.duration',
    { duration: { amount: waitMs / 1_000, unit: 'seconds' } },
    { next },
  ];
  const rest = Array.from({ length: blocksPerRun - 1 }, (_, index): [string, DrawnStep][] => [
    [`wait${index + 1}`, wait(`score${index + 1}`)],
    [`score${index + 1}`, score(index + 2 < blocksPerRun ? `wait${index + 2}` : 'exit')],
  ]).flat();
  const exits = { reached: 'score0', past: 'score0', none: 'exit' };
  return draw({
    entry: ['entry.manual', {}, { next: 'begin' }],
    begin: ['wait.until', { date: { kind: 'field', field: 'entry.due_at' } }, exits],
    score0: score('wait1'),
    ...Object.fromEntries(rest),
    exit: ['end.exit', { reason: 'finished' }],
  });
}

async function enterOne(engine: Engine, of: { journeyId: string; leadId: string; dueAt: number }): Promise<string> {
  const { journeyId, leadId, dueAt } = of;
  const properties = { due_at: dueAt };
  const entered = await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual', properties });
  if (entered.kind === 'keptOut') throw new Error(`A lead was kept out: ${entered.why}`);
  return entered.runId;
}

async function roundOf(
  temporal: Client,
  of: { queue: string; workflowIds: readonly string[]; dueAt: number; headStart: HeadStart },
): Promise<Round> {
  const { queue, workflowIds, dueAt, headStart } = of;
  const startedAt = dueAt - headStart.ms;
  await until(async () => (await countOf(temporal, openIn(queue))) === runs, { limitMs: headStart.ms, everyMs: 100 });
  if (Date.now() >= dueAt)
    throw new Error('The machine is too busy: not all workflows were started before they were due.');
  headStart.tookMs(Date.now() - startedAt);
  await pause(dueAt - Date.now());
  return {
    finish: async () => {
      const isOver = async (): Promise<boolean> => (await countOf(temporal, openIn(queue))) === 0;
      if (!(await until(isOver, { limitMs: roundLimitMs, everyMs: 250 }))) throw new Error('A round did not end.');
      const ends = await Promise.all(workflowIds.map((workflowId) => endOf(temporal, workflowId)));
      return { blocks: runs * blocksPerRun, ms: Math.max(...ends) - dueAt };
    },
  };
}

function openIn(queue: string): string {
  return `TaskQueue = '${queue}' and ExecutionStatus = 'Running'`;
}

async function countOf(temporal: Client, query: string): Promise<number> {
  return (await temporal.workflow.count(query)).count;
}

/** When a workflow ended (epoch ms), by Temporal's clock, for both kinds alike. */
async function endOf(temporal: Client, workflowId: string): Promise<number> {
  const { closeTime } = await temporal.workflow.getHandle(workflowId).describe();
  if (closeTime === undefined) throw new Error(`Workflow ${workflowId} has not ended.`);
  return closeTime.getTime();
}

/** Does something for every run of a round, ten at a time; the results in order. */
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
