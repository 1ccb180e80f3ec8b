import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { settingsFrom } from '@tendril/worker';
import { bareQueue, type BareActivities } from './contract.ts';

// A process of its own, with the numbers of our worker, so that what differs is what the engine does in a block.
Runtime.install({ logger: new DefaultLogger('WARN') });
const { slots, maxCachedWorkflows, temporal } = settingsFrom(process.env);
const activities: BareActivities = { doNothing: async () => undefined };
const worker = await Worker.create({
  connection: await NativeConnection.connect(temporal.connectionOptions),
  namespace: temporal.namespace,
  taskQueue: bareQueue,
  workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
  activities: { ...activities },
  maxConcurrentWorkflowTaskExecutions: slots,
  maxConcurrentLocalActivityExecutions: slots,
  maxConcurrentWorkflowTaskPolls: Math.floor(slots / 2),
  maxCachedWorkflows,
  reuseV8Context: true,
});
const running = worker.run();
console.log('bare worker ready');
await running;
