import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { choosePort } from '../ports.ts';
import { runCommand } from '../process/run-command.ts';
import type { Say } from '../say.ts';
import { startStack } from '../stack.ts';
import type { Stack } from '../stack.ts';
import { keepAlive } from './keep-alive.ts';
import type { Kept } from './keep-alive.ts';
import { installationSecret } from './secret.ts';
import { defineService } from './service.ts';
import type { Service } from './service.ts';
import type { Shutdown } from './shutdown.ts';
import type { StartOptions } from './start-options.ts';
import { buildWebWhereNeeded } from './web-build.ts';

export interface TendrilOptions extends StartOptions {
  /** Folder of the checkout. */
  root: string;
  env: NodeJS.ProcessEnv;
  say: Say;
  shutdown: Shutdown;
}

/** First choices; each service looks from here upwards. */
const PORTS = { postgres: 8410, temporal: 8420, temporalUi: 8430 };
const CLI = 'apps/cli/src/main.ts';
const COMMAND_LIMIT_MS = 120_000;
const READY_LIMIT_MS = 60_000;
const WORKER_DRAIN_LIMIT_MS = 30_000;
const API_DRAIN_LIMIT_MS = 5_000;

/**
 * Starts a whole Tendril and answers where its pages are. Everything started is added to the shutdown, also when this
 * throws: an error that says what did not start and why.
 */
export async function startTendril(options: TendrilOptions): Promise<{ address: string }> {
  const { root, say, shutdown } = options;
  const { signal } = shutdown;
  const web = buildWebWhereNeeded({ root, say, signal });
  // Awaited below; until then a failure of it must not end the process.
  web.catch(() => undefined);
  say('Starting Postgres and Temporal.');
  const stack = await startStack({ ...options, ports: PORTS, signal });
  shutdown.add({ name: 'Postgres', stop: stack.postgres.stop });
  if (stack.temporal !== undefined) shutdown.add({ name: 'Temporal', stop: stack.temporal.stop });
  signal.throwIfAborted();
  // Only now, because a killed predecessor may have held the port until `startStack` ended what it left running.
  const port = await choosePort({ what: 'the pages', port: options.port, isExplicit: options.isPortExplicit }, say);
  const { address, env } = settings({ options, stack, port });
  for (const command of [['migrate'], options.isEmpty ? ['seed', '--empty'] : ['seed']]) {
    await runOwnCommand(command, { ...options, env });
  }
  await web;
  signal.throwIfAborted();
  say('Starting the worker and the pages.');
  const services = defineServices({ options, stack, env, port });
  // Last added is stopped first: the pages, then the worker.
  for (const { name, stop } of services) shutdown.add({ name: `the ${name}`, stop });
  await Promise.all(services.map((service) => service.start()));
  keepAllAlive([...serversOf(stack), ...services], options);
  if (stack.temporal?.uiAddress !== undefined) say(`Temporal's own pages: ${stack.temporal.uiAddress}`);
  say(`Logs: ${stack.state.logs}`);
  return { address };
}

interface Composition {
  options: TendrilOptions;
  stack: Stack;
  port: number;
}

/** The environment of everything we run: the person's own, without what concerns another Temporal. */
function settings({ options, stack, port }: Composition): { address: string; env: NodeJS.ProcessEnv } {
  const address = options.env['TENDRIL_PUBLIC_URL'] ?? `http://localhost:${port}`;
  const own = Object.entries(options.env).filter(([name]) => !name.startsWith('TEMPORAL_'));
  const env = {
    ...Object.fromEntries(own),
    ...stack.environment,
    TENDRIL_STATE: stack.state.path,
    TENDRIL_PORT: String(port),
    TENDRIL_PUBLIC_URL: address,
    TENDRIL_SECRET: installationSecret(stack.state.path, options.env),
    ...(stack.temporal?.uiAddress === undefined ? {} : { TENDRIL_TEMPORAL_UI: stack.temporal.uiAddress }),
  };
  return { address, env };
}

/** Runs one command of the `tendril` command line; throws with what it says when it fails. */
async function runOwnCommand(command: readonly string[], options: TendrilOptions): Promise<void> {
  const result = await runCommand({
    program: process.execPath,
    args: [join(options.root, CLI), ...command],
    cwd: options.root,
    env: options.env,
    limitMs: COMMAND_LIMIT_MS,
    signal: options.shutdown.signal,
  });
  options.shutdown.signal.throwIfAborted();
  if (result.code !== 0) throw new Error(`"tendril ${command.join(' ')}" failed: ${result.output.trim()}`);
}

function defineServices({ options, stack, env, port }: Composition & { env: NodeJS.ProcessEnv }): Service[] {
  mkdirSync(stack.state.logs, { recursive: true });
  const common = {
    root: options.root,
    env,
    folders: stack.state,
    readyLimitMs: READY_LIMIT_MS,
    signal: options.shutdown.signal,
  };
  return [
    defineService({
      ...common,
      name: 'worker',
      program: 'apps/worker/src/main.ts',
      isReady: (output) => /^worker ready/m.test(output),
      drainLimitMs: WORKER_DRAIN_LIMIT_MS,
    }),
    defineService({
      ...common,
      name: 'pages',
      program: 'apps/api/src/main.ts',
      isReady: () => isHealthy(port),
      drainLimitMs: API_DRAIN_LIMIT_MS,
    }),
  ];
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    return answer.status === 200;
  } catch {
    return false;
  }
}

function serversOf(stack: Stack): Kept[] {
  const database = { name: 'database', isAlive: stack.postgres.isAlive, restart: stack.postgres.restart };
  if (stack.temporal === undefined) return [database];
  return [database, { name: 'Temporal server', isAlive: stack.temporal.isAlive, restart: stack.temporal.restart }];
}

/** A restart under way is waited for before anything is stopped, so that it cannot outlive the stop. */
function keepAllAlive(all: readonly Kept[], { say, shutdown }: TendrilOptions): void {
  const watches = all.map((kept) => keepAlive(kept, { say, signal: shutdown.signal }));
  shutdown.add({
    name: 'watching',
    stop: async () => {
      await Promise.all(watches);
    },
  });
}
