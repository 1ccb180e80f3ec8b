import { writeLog } from './log.ts';
import { settingsFrom } from './settings.ts';
import { startApi } from './start-api.ts';

async function main(): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  const api = await startApi(settingsFrom(process.env));
  writeLog('info', 'api_ready', { address: api.address });
  await asked;
  await api.stop();
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
