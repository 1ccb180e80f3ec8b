import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { WorkflowHandle } from '@temporalio/client';
import { google, temporal } from '@temporalio/proto';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Worker } from '@temporalio/worker';
import { defineActivity } from '@tendril/activity-kit';
import type { ActivityContext, CallResult, CallStore } from '@tendril/activity-kit';
import { leadJourneyType, queues, wakeSignal, workflowIdOf } from '@tendril/contract';
import type { CallPlan, EngineActivities, FailureCode, Next } from '@tendril/contract';
import { DatabaseGate, createCallWorker, createJourneyWorker } from '@tendril/worker';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { z } from 'zod';

const secret = 'greta.halvorsen@fjordlinefittings.example';
const done: Next = { kind: 'done' };
const waitForWake: Next = { kind: 'wait', ms: null, title: 'Wait for a reply' };

type Attempt = (context: ActivityContext) => Promise<{ outcome: 'found'; output: { name: string } }>;

/** The engine as the workflow sees it: each look at a run answers the next line of its script. */
class ScriptedEngine implements EngineActivities {
  readonly looks = new Map<string, number>();
  readonly failedCalls: { callId: string; code: FailureCode }[] = [];
  readonly #scripts = new Map<string, (() => Next | Promise<Next>)[]>();

  script(runId: string, ...lines: (Next | (() => Next | Promise<Next>))[]): void {
    this.#scripts.set(
      runId,
      lines.map((line) => (typeof line === 'function' ? line : () => line)),
    );
  }

  advance = async (runId: string): Promise<Next> => {
    const look = this.looks.get(runId) ?? 0;
    this.looks.set(runId, look + 1);
    const line = this.#scripts.get(runId)?.[look];
    if (line === undefined) throw new Error(`Look ${look + 1} at run ${runId} is not in its script`);
    return line();
  };

  failCall = async (callId: string, code: FailureCode): Promise<void> => {
    this.failedCalls.push({ callId, code });
  };
}

/** Calls in memory; `attempts` says what the activity does for a callId. */
class ScriptedCalls implements CallStore {
  readonly attempts = new Map<string, Attempt>();
  readonly executions = new Map<string, number>();
  readonly results = new Map<string, CallResult>();

  load: CallStore['load'] = async (callId) => {
    const result = this.results.get(callId);
    if (result) return { status: 'done', outcome: 'outcome' in result ? result.outcome : 'error' };
    const run = { id: 'run', nodeId: 'node', journeyName: 'Journey' };
    return { status: 'open', input: { email: secret }, lead: { id: 'lead', email: secret, fields: {} }, run };
  };

  finish: CallStore['finish'] = async (callId, result) => {
    this.results.set(callId, result);
  };

  execute: Attempt = (context) => {
    const callId = context.idempotencyKey;
    this.executions.set(callId, (this.executions.get(callId) ?? 0) + 1);
    const attempt = this.attempts.get(callId);
    if (attempt === undefined) throw new Error(`Nothing is said about the call ${callId}`);
    return attempt(context);
  };
}

const engine = new ScriptedEngine();
const calls = new ScriptedCalls();
const lookUp = defineActivity({
  kind: 'test_look_up',
  title: 'Look up',
  icon: 'search',
  input: z.object({ email: z.string() }),
  output: z.object({ name: z.string() }),
  outcomes: ['found'],
  timeout: '10s',
  retry: { attempts: 2, first: '10ms', longest: '10ms' },
  run: calls.execute,
});

let client: Client;
let connection: NativeConnection;
let workers: Worker[];
let running: Promise<void>[];

beforeAll(async () => {
  // The failures below are wanted: their warnings would only hide what matters.
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const address = inject('temporalAddress');
  const namespace = `lead-journey-${randomUUID()}`;
  client = new Client({ connection: await Connection.connect({ address }), namespace });
  await makeNamespace(namespace);
  connection = await NativeConnection.connect({ address });
  const shared = {
    connection,
    namespace,
    gate: new DatabaseGate(async () => undefined),
    shutdownGraceMs: 1_000,
    slots: 8,
  };
  workers = [
    await createJourneyWorker({
      ...shared,
      engineActivities: { advance: engine.advance, failCall: engine.failCall },
      workflowBundle: { codePath: inject('workflowBundlePath') },
      maxCachedWorkflows: 50,
    }),
    await createCallWorker({ ...shared, taskQueue: queues.call('test'), definitions: [lookUp], callStore: calls }),
  ];
  running = workers.map((worker) => worker.run());
});

afterAll(async () => {
  for (const worker of workers) worker.shutdown();
  await Promise.all(running);
  await connection.close();
  await client.connection.close();
});

/** A namespace of its own, because queues have fixed names and other tests' workers poll them too. */
async function makeNamespace(namespace: string): Promise<void> {
  const workflowExecutionRetentionPeriod = google.protobuf.Duration.fromObject({ seconds: 86_400 });
  await client.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
  await vi.waitFor(() => client.workflow.count(), { timeout: 20_000 });
}

interface Started {
  runId: string;
  handle: WorkflowHandle;
}

async function start(
  ...lines: Parameters<ScriptedEngine['script']> extends [string, ...infer Lines] ? Lines : never
): Promise<Started> {
  const runId = randomUUID();
  engine.script(runId, ...lines);
  return { runId, handle: await startWorkflow(runId) };
}

function startWorkflow(runId: string, startDelay?: number): Promise<WorkflowHandle> {
  return client.workflow.start(leadJourneyType, {
    workflowId: workflowIdOf(runId),
    taskQueue: queues.journey,
    args: [{ runId }],
    ...(startDelay === undefined ? {} : { startDelay }),
  });
}

function looksAt(runId: string, count: number): Promise<void> {
  return vi.waitFor(() => expect(engine.looks.get(runId)).toBe(count), { timeout: 10_000, interval: 20 });
}

function callPlan(overrides: Partial<CallPlan> = {}): CallPlan {
  return {
    callId: randomUUID(),
    activityKind: lookUp.kind,
    taskQueue: queues.call('test'),
    startToCloseMs: 10_000,
    heartbeatMs: 1_000,
    maximumAttempts: 2,
    initialIntervalMs: 10,
    maximumIntervalMs: 10,
    ...overrides,
  };
}

const callNext = (call: CallPlan): Next => ({ kind: 'call', call, title: 'Look up company' });
const found: Attempt = async () => ({ outcome: 'found', output: { name: secret } });
const untilAborted: Attempt = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

/** Everything Temporal keeps of an execution, as bytes: history, and what it shows of pending activities. */
async function bytesOf(handle: WorkflowHandle): Promise<Buffer> {
  const [history, description] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  return Buffer.concat([
    temporal.api.history.v1.History.encode(history).finish(),
    temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse.encode(description.raw).finish(),
  ]);
}

async function eventsOf(handle: WorkflowHandle): Promise<string[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).map(({ eventType }) => temporal.api.enums.v1.EventType[eventType ?? 0] ?? '');
}

describe('waiting and waking', () => {
  it('costs 12 events for a run with two waits, whose first is the delay of its start', async () => {
    const runId = randomUUID();
    engine.script(runId, { kind: 'wait', ms: 300, title: 'Wait for a reply' }, done);
    const handle = await startWorkflow(runId, 200);
    await handle.result();
    expect(await eventsOf(handle)).toHaveLength(12);
    const { raw } = await handle.describe();
    expect(Number(raw.workflowExecutionInfo?.historySizeBytes)).toBeLessThanOrEqual(2_500);
    expect(Number(raw.workflowExecutionInfo?.stateTransitionCount)).toBeLessThanOrEqual(7);
  });

  it('looks again when a wake comes while it waits without a deadline', async () => {
    const { runId, handle } = await start(waitForWake, done);
    await looksAt(runId, 1);
    await handle.signal(wakeSignal);
    await handle.result();
    expect(engine.looks.get(runId)).toBe(2);
  });

  it('leaves a long wait at a wake and takes its timer back', async () => {
    const { runId, handle } = await start({ kind: 'wait', ms: 60 * 86_400_000, title: 'Wait 60 days' }, done);
    await looksAt(runId, 1);
    expect(await handle.query('__temporal_workflow_metadata')).toMatchObject({ currentDetails: 'Wait 60 days' });
    await handle.signal(wakeSignal);
    await handle.result();
    expect(await eventsOf(handle)).toContain('EVENT_TYPE_TIMER_CANCELED');
  });

  it('does not lose a wake that comes during a look', async () => {
    const look = Promise.withResolvers<Next>();
    const { runId, handle } = await start(() => look.promise, done);
    await looksAt(runId, 1);
    await handle.signal(wakeSignal);
    look.resolve(waitForWake);
    await handle.result();
    expect(engine.looks.get(runId)).toBe(2);
  });

  it('starts at once when a ring comes before the delay of its start is over', async () => {
    const runId = randomUUID();
    engine.script(runId, done);
    await startWorkflow(runId, 3_600_000);
    const handle = await client.workflow.signalWithStart(leadJourneyType, {
      workflowId: workflowIdOf(runId),
      taskQueue: queues.journey,
      args: [{ runId }],
      signal: wakeSignal,
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    await handle.result();
    expect(engine.looks.get(runId)).toBe(1);
  });

  it('goes on from where Postgres says after an operator terminated it', async () => {
    const { runId, handle } = await start(waitForWake, done);
    await looksAt(runId, 1);
    await handle.terminate('by hand');
    const again = await startWorkflow(runId);
    await again.result();
    expect(engine.looks.get(runId)).toBe(2);
  });

  it('continues as new when its history has grown long, and loses nothing', async () => {
    let isOver = false;
    const { runId, handle } = await start(...Array<() => Next>(10_000).fill(() => (isOver ? done : waitForWake)));
    await looksAt(runId, 1);
    const { runId: first } = await handle.describe();
    for (let page = 0; page < 22; page += 1) {
      await Promise.all(Array.from({ length: 200 }, () => handle.signal(wakeSignal)));
    }
    const isContinued = async (): Promise<void> => expect((await handle.describe()).runId).not.toBe(first);
    await vi.waitFor(isContinued, { timeout: 20_000 });
    isOver = true;
    await handle.signal(wakeSignal);
    await client.workflow.getHandle(workflowIdOf(runId)).result();
  });
});

describe('calls', () => {
  it('looks again when the call is done', async () => {
    const call = callPlan();
    calls.attempts.set(call.callId, found);
    const { handle } = await start(callNext(call), done);
    await handle.result();
    expect(calls.results.get(call.callId)).toEqual({ outcome: 'found', output: { name: secret } });
    expect(engine.failedCalls.filter(({ callId }) => callId === call.callId)).toEqual([]);
  });

  it('rests before it calls again what was answered and left no result', async () => {
    const call = callPlan();
    calls.attempts.set(call.callId, found);
    const { runId, handle } = await start(callNext(call), callNext(call), done);
    await looksAt(runId, 2);
    await vi.waitFor(async () => expect(await eventsOf(handle)).toContain('EVENT_TYPE_TIMER_STARTED'));
    await handle.signal(wakeSignal);
    await handle.result();
    const scheduled = (await eventsOf(handle)).filter((type) => type === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED');
    expect(scheduled).toHaveLength(1);
  });

  it('keeps awaiting a call that still stands after a wake', async () => {
    const call = callPlan();
    const answer = Promise.withResolvers<void>();
    calls.attempts.set(call.callId, (context) => answer.promise.then(() => found(context)));
    const { runId, handle } = await start(callNext(call), callNext(call), done);
    await vi.waitFor(() => expect(calls.executions.get(call.callId)).toBe(1));
    await handle.signal(wakeSignal);
    await looksAt(runId, 2);
    answer.resolve();
    await handle.result();
    expect(calls.executions.get(call.callId)).toBe(1);
  });

  it('cancels a call that no longer stands after a wake, and goes on without it', async () => {
    const call = callPlan();
    const aborted = Promise.withResolvers<void>();
    calls.attempts.set(call.callId, (context) => {
      context.signal.addEventListener('abort', () => aborted.resolve());
      return untilAborted(context);
    });
    const { runId, handle } = await start(callNext(call), waitForWake, done);
    await vi.waitFor(() => expect(calls.executions.get(call.callId)).toBe(1));
    await handle.signal(wakeSignal);
    await looksAt(runId, 2);
    await aborted.promise;
    await handle.signal(wakeSignal);
    await handle.result();
    expect(calls.results.has(call.callId)).toBe(false);
    expect(engine.failedCalls.filter(({ callId }) => callId === call.callId)).toEqual([]);
  });

  it('ends while a call is under way that nobody needs any more', async () => {
    const call = callPlan();
    calls.attempts.set(call.callId, untilAborted);
    const { handle } = await start(callNext(call), done);
    await vi.waitFor(() => expect(calls.executions.get(call.callId)).toBe(1));
    await handle.signal(wakeSignal);
    await handle.result();
  });

  it.each<[string, Attempt, Partial<CallPlan>, FailureCode]>([
    ['its attempts are used up', () => Promise.reject(new Error(secret)), {}, 'activity_failed'],
    ['its time is used up', untilAborted, { startToCloseMs: 200, maximumAttempts: 1 }, 'activity_timed_out'],
  ])('tells the engine that a call failed for good when %s', async (_, attempt, overrides, code) => {
    const call = callPlan(overrides);
    calls.attempts.set(call.callId, attempt);
    const { handle } = await start(callNext(call), done);
    await handle.result();
    expect(calls.executions.get(call.callId)).toBe(call.maximumAttempts);
    expect(engine.failedCalls).toContainEqual({ callId: call.callId, code });
  });
});

describe('what Temporal is told', () => {
  it('never fails when looks fail: rests, keeps its call, and goes on at the next wake', async () => {
    const broken = (): never => {
      throw Object.assign(new Error(`duplicate key: ${secret}`, { cause: new Error(secret) }), { detail: secret });
    };
    const call = callPlan();
    const answer = Promise.withResolvers<void>();
    calls.attempts.set(call.callId, (context) => answer.promise.then(() => found(context)));
    const { runId, handle } = await start(callNext(call), ...Array<() => never>(5).fill(broken), callNext(call), done);
    await vi.waitFor(() => expect(calls.executions.get(call.callId)).toBe(1));
    await handle.signal(wakeSignal);
    const isResting = async (): Promise<void> => expect(await eventsOf(handle)).toContain('EVENT_TYPE_TIMER_STARTED');
    await vi.waitFor(isResting, { timeout: 20_000 });
    expect(engine.looks.get(runId)).toBe(6);
    await handle.signal(wakeSignal);
    await looksAt(runId, 7);
    answer.resolve();
    await handle.result();
    expect(calls.executions.get(call.callId)).toBe(1);
    const bytes = await bytesOf(handle);
    expect(bytes.includes('unexpected')).toBe(true);
    expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes('lead-journey.test.ts')).toBe(false);
  });

  it('hears of a failing activity only by its code, also while it is tried again', async () => {
    const call = callPlan({ initialIntervalMs: 60_000, maximumIntervalMs: 60_000 });
    calls.attempts.set(call.callId, () => Promise.reject(new Error(secret, { cause: new Error(secret) })));
    const { handle } = await start(callNext(call), done);
    await vi.waitFor(async () => expect((await bytesOf(handle)).includes('activity_failed')).toBe(true), {
      timeout: 10_000,
    });
    expect((await bytesOf(handle)).includes(secret)).toBe(false);
    await handle.signal(wakeSignal);
    await handle.result();
  });

  it('keeps nothing of any lead in any history of these tests', async () => {
    let executions = 0;
    for await (const { workflowId, runId } of client.workflow.list()) {
      executions += 1;
      const bytes = await bytesOf(client.workflow.getHandle(workflowId, runId));
      expect(bytes.includes(secret), workflowId).toBe(false);
    }
    expect(executions).toBeGreaterThan(10);
  });
});
