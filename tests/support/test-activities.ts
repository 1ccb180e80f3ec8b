import { catalogueEntryOf, defineActivity, permanent } from '@tendril/activity-kit';
import type { ActivityContext, ActivityDefinition } from '@tendril/activity-kit';
import { queues } from '@tendril/contract';
import { finishCall, loadCall, writeCatalogue } from '@tendril/engine';
import { DatabaseGate, createCallWorker } from '@tendril/worker';
import { NativeConnection } from '@temporalio/worker';
import { z } from 'zod';
import type { TemporalScene } from './temporal-scene.ts';

/** What one attempt of a test's activity does; `found` with a company's name unless it throws. */
export type Attempt = (context: ActivityContext, input: { about: string }) => Promise<string>;

const taskQueue = queues.call('test');

/** An activity whose attempts the test decides, counted by the key of their call. */
export interface TestActivity {
  definition: ActivityDefinition;
  attempts: Map<string, number>;
}

export function testActivity(
  kind: string,
  of: { attempt: Attempt; retries?: { attempts: number; first: `${number}ms` | `${number}s` }; heartbeat?: '600ms' },
): TestActivity {
  const attempts = new Map<string, number>();
  const { attempts: most, first } = of.retries ?? { attempts: 2, first: '50ms' };
  const definition = defineActivity({
    kind,
    title: `Test ${kind}`,
    icon: 'test-pipe',
    input: z.object({ about: z.string() }),
    output: z.object({ name: z.string() }),
    outcomes: ['found'],
    timeout: '20s',
    ...(of.heartbeat === undefined ? {} : { heartbeat: of.heartbeat }),
    retry: { attempts: most, first, longest: first },
    run: async (context, input) => {
      const { idempotencyKey } = context;
      attempts.set(idempotencyKey, (attempts.get(idempotencyKey) ?? 0) + 1);
      return { outcome: 'found', output: { name: await of.attempt(context, input) } };
    },
  });
  return { definition, attempts };
}

/** An activity that gives up for good. */
export const hopeless: Attempt = async () => permanent('no_such_record');

export interface TestCallWorker {
  stop(): Promise<void>;
}

/**
 * A worker of an engineer's own package, beside the product's, with its catalogue written. `onStored` is called between the
 * storing of a result and the moment Temporal hears of it; what it throws is as a crash there.
 */
export async function startCallWorker(
  scene: TemporalScene,
  of: { activities: readonly TestActivity[]; onStored?: (stop: () => void) => void },
): Promise<TestCallWorker> {
  const { engine, settings } = scene;
  const definitions = of.activities.map(({ definition }) => definition);
  await writeCatalogue(
    engine,
    definitions.map((definition) => catalogueEntryOf(definition, { taskQueue })),
  );
  const connection = await NativeConnection.connect(settings.temporal.connectionOptions);
  const worker = await createCallWorker({
    connection,
    namespace: settings.temporal.namespace,
    gate: new DatabaseGate(() => engine.driver`select 1`),
    shutdownGraceMs: settings.shutdownGraceMs,
    taskQueue,
    slots: 10,
    definitions,
    callStore: {
      load: (callId) => loadCall(engine, callId),
      finish: async (callId, result) => {
        await finishCall(engine, callId, result);
        of.onStored?.(() => worker.shutdown());
      },
    },
  });
  const running = worker.run();
  return {
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await running;
      await connection.close();
    },
  };
}
