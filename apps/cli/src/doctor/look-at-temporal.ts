import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import { searchAttributes, wakeSignal } from '@tendril/contract';
import { until, type Stack } from '@tendril/stack';
import { messageOf } from '../cli-error.ts';
import { attention, fail, ok, type Finding } from './finding.ts';

/** Tries the Temporal server that Tendril would work with. */
export async function lookAtTemporal(stack: Stack): Promise<Finding[]> {
  const { connectionOptions } = loadClientConnectConfig({ overrideEnvVars: stack.environment });
  try {
    const connection = await Connection.connect({ ...connectionOptions, connectTimeout: 10_000 });
    try {
      const reached = ok('Temporal', `${stack.temporalAddress}, namespace ${stack.namespace}`);
      const client = new Client({ connection, namespace: stack.namespace });
      return [reached, await wakeFinding(client), await attributeFinding(client, stack.namespace)];
    } finally {
      await connection.close();
    }
  } catch (error) {
    return [
      fail(
        'Temporal',
        messageOf(error),
        'Look at TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_TLS and TEMPORAL_API_KEY.',
      ),
    ];
  }
}

const wakeLimitMs = 10_000;

/** A run waits by a delayed start, and an event must end that wait. A workflow that nobody serves shows whether it does. */
async function wakeFinding(client: Client): Promise<Finding> {
  const workflowId = `doctor/${randomUUID()}`;
  const options = { workflowId, taskQueue: workflowId, args: [] };
  const handle = client.workflow.getHandle(workflowId);
  try {
    await client.workflow.start('doctor', { ...options, startDelay: '1 hour' });
    await client.workflow.signalWithStart('doctor', { ...options, signal: wakeSignal, signalArgs: [] });
    if (await until(() => hasTask(handle), { limitMs: wakeLimitMs, everyMs: 100 }))
      return ok('wake', 'a signal wakes a delayed start');
    return fail('wake', 'a signal does not wake a delayed start', 'Use a Temporal server of version 1.29 or later.');
  } finally {
    await handle.terminate('The doctor has seen enough.').catch(() => undefined);
  }
}

async function hasTask(handle: ReturnType<Client['workflow']['getHandle']>): Promise<boolean> {
  const { events } = await handle.fetchHistory();
  return events?.some((event) => event.workflowTaskScheduledEventAttributes != null) === true;
}

/** They only serve an operator's search, so runs start without where there are none. */
async function attributeFinding(client: Client, namespace: string): Promise<Finding> {
  const names = Object.values(searchAttributes);
  try {
    const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
    const missing = names.filter((name) => customAttributes?.[name] === undefined);
    if (missing.length === 0) return ok('search attributes', names.join(', '));
    return attention(
      'search attributes',
      `missing: ${missing.join(', ')}`,
      'The worker registers them at its start where it may; else add them as Keyword.',
    );
  } catch (error) {
    return attention(
      'search attributes',
      messageOf(error),
      'Nothing rests on them but the search in Temporal’s own pages.',
    );
  }
}
