import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sayOnTerminal as say } from '../say.ts';
import { createShutdown } from './shutdown.ts';
import { readStartOptions, USAGE } from './start-options.ts';
import type { StartOptions } from './start-options.ts';
import { startTendril } from './start-tendril.ts';

/** The program behind `npm start`: starts everything, keeps it running, and stops it in order when it is asked to. */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');
const shutdown = createShutdown(say);
let stopRequests = 0;
let lastRequestAt = Number.NEGATIVE_INFINITY;

const options = askedFor();
const startup = start(options);
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(event, requestStop);
// The step before us is gone, and with it the terminal.
process.on('disconnect', requestStop);

async function start(asked: StartOptions): Promise<void> {
  try {
    const { address } = await startTendril({ ...asked, root, env: process.env, say, shutdown });
    say(`\nTendril is running: ${address}\nStop it with Ctrl-C.`);
  } catch (error) {
    if (shutdown.signal.aborted) return;
    say(messageOf(error));
    shutdown.begin();
    await shutdown.stopAll(false);
    process.exit(1);
  }
}

/**
 * The first request stops in order; the second, by an impatient person, kills what is left. One Ctrl-C may
 * arrive twice, from the terminal and passed on by npm; nobody presses it again within half a second.
 */
function requestStop(): void {
  const isEcho = performance.now() - lastRequestAt < 500;
  lastRequestAt = performance.now();
  if (isEcho) return;
  stopRequests += 1;
  if (stopRequests === 1) say('\nStopping. Ctrl-C once more does not wait for work in progress.');
  if (stopRequests === 2) say('\nStopping at once.');
  if (stopRequests <= 2) void stop(stopRequests === 2);
}

async function stop(isHurried: boolean): Promise<void> {
  shutdown.begin();
  await startup;
  await shutdown.stopAll(isHurried);
  say('Stopped.');
  process.exit(0);
}

/** Ends the program here on a call for help or on arguments it does not know. */
function askedFor(): StartOptions {
  try {
    const asked = readStartOptions(process.argv.slice(2), process.env);
    if (asked !== undefined) return asked;
    say(USAGE);
    process.exit(0);
  } catch (error) {
    say(`${messageOf(error)}\n\n${USAGE}`);
    process.exit(1);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
