import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { google } from '@temporalio/proto';
import { until } from '@tendril/stack';

/**
 * Makes a Temporal namespace for one test file, because queues have fixed names and other tests' workers poll them too.
 * Resolves with its name once workflows can be asked for in it.
 */
export async function makeTestNamespace(address: string, purpose: string): Promise<string> {
  const namespace = `${purpose}-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const workflowExecutionRetentionPeriod = google.protobuf.Duration.fromObject({ seconds: 86_400 });
    await client.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    const isThere = (): Promise<boolean> =>
      client.workflow.count().then(
        () => true,
        () => false,
      );
    if (!(await until(isThere, { limitMs: 20_000 }))) throw new Error(`The namespace ${namespace} does not come up.`);
    return namespace;
  } finally {
    await connection.close();
  }
}
