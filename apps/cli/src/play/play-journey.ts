import { Client, Connection } from '@temporalio/client';
import { createJourney, publish, startRelay, type Engine } from '@tendril/engine';
import type { Graph, Plan } from '@tendril/journey';
import { badEnvironment, badInput } from '../cli-error.ts';
import { sayProblem } from '../input/read-journey.ts';
import type { LeadsList } from '../input/leads-csv.ts';
import { openEngine } from '../open-engine.ts';
import { readRunReports, type ExecutedRuns } from '../report/read-run-reports.ts';
import { ensureWorkspace } from '../sample/workspace.ts';
import type { ScriptedEvent } from '../script/script-file.ts';
import { sayAmount } from '../time/units.ts';
import { bringLeads, type Arrival } from './bring-leads.ts';
import { killAtIntervals } from './kill-at-intervals.ts';
import type { OwnStack } from './own-stack.ts';
import { playScript } from './play-script.ts';
import { untilStill, type Progress } from './watch-runs.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface PlayOptions {
  graph: Graph;
  plan: Plan;
  list: LeadsList;
  script: readonly ScriptedEvent[];
  entryNodeId: string;
  speed: number;
  /** How often the worker is killed, at even intervals over `expectedMs` of real time. */
  workerKills: number;
  expectedMs: number;
  limitMs: number;
  onProgress: (progress: Progress) => void;
}

export interface PlayResult extends ExecutedRuns {
  leftOut: Arrival['leftOut'];
  /** Scripted events that had nothing to happen to. */
  missed: string[];
  workerKills: number;
  elapsedMs: number;
}

/** Carries a list of leads through a journey by real workflows on an accelerated clock, and reads what became of each. */
export async function playJourney(own: OwnStack, options: PlayOptions): Promise<PlayResult> {
  const publicUrl = 'http://localhost:8400';
  const { stack, secret } = own;
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const temporal = new Client({ connection, namespace: stack.namespace });
  const { engine, close } = openEngine({ databaseUrl: stack.databaseUrl, secret, publicUrl, temporal });
  try {
    await ensureWorkspace(engine.db);
    // Reactions do not wait for a worker that is being restarted: any process may relay, this one too.
    const relay = await startRelay(engine);
    try {
      return await playWithWorker(own, { engine, publicUrl, options });
    } finally {
      await relay.stop();
    }
  } finally {
    await close();
    await connection.close();
  }
}

async function playWithWorker(
  own: OwnStack,
  of: { engine: Engine; publicUrl: string; options: PlayOptions },
): Promise<PlayResult> {
  const worker = await startWorkerProcess(own, of.publicUrl);
  try {
    return await Promise.race([play({ engine: of.engine, worker, own }, of.options), worker.failed]);
  } finally {
    await worker.stop();
  }
}

interface Cast {
  engine: Engine;
  worker: WorkerProcess;
  own: OwnStack;
}

async function play({ engine, worker, own }: Cast, options: PlayOptions): Promise<PlayResult> {
  const { plan, speed, script, limitMs } = options;
  const journeyId = await publishGraph(engine, options.graph);
  const startedAt = performance.now();
  const tooLong = AbortSignal.timeout(limitMs);
  const signal = AbortSignal.any([own.signal, tooLong]);
  const plays: Promise<string[]>[] = [];
  const kills = killAtIntervals(worker, { times: options.workerKills, expectedMs: options.expectedMs, signal });
  try {
    const arrival = await bringLeads(engine, {
      ...{ leads: options.list.leads, journeyId, entryNodeId: options.entryNodeId, plan, speed },
      onEntered: (traveller) => plays.push(playScript(engine, traveller, { script, speed, signal })),
    });
    const missed = (await Promise.all(plays)).flat();
    const workerKills = await kills;
    await untilStill(engine.db, { journeyId, signal, onProgress: options.onProgress });
    const elapsedMs = performance.now() - startedAt;
    return {
      ...(await readRunReports(engine.db, { travellers: arrival.travellers, plan })),
      leftOut: arrival.leftOut,
      missed,
      workerKills,
      elapsedMs,
    };
  } catch (error) {
    if (!tooLong.aborted) throw error;
    throw badEnvironment(
      `After ${sayAmount(limitMs)} there are still leads on the way. Allow more time with --limit, or less speed-up.`,
      error,
    );
  } finally {
    await Promise.allSettled([...plays, kills]);
  }
}

async function publishGraph(engine: Engine, graph: Graph): Promise<string> {
  const journeyId = await createJourney(engine, { name: graph.name, graph });
  const published = await publish(engine, { journeyId, graph });
  if (published.kind === 'published') return journeyId;
  throw badInput(
    `The journey cannot be published. ${published.problems.map((problem) => sayProblem(problem, graph)).join(' ')}`,
  );
}
