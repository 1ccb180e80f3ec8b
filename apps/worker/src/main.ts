import { DefaultLogger, Runtime } from '@temporalio/worker';
import { settingsFrom } from './settings.ts';
import { startWorker } from './worker.ts';

// The order in which things stop is ours: without this the SDK's own signal handlers stop its workers first.
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });

async function main(): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  const worker = await startWorker(settingsFrom(process.env));
  console.log('worker ready');
  await Promise.race([asked, worker.finished]);
  await worker.stop();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
