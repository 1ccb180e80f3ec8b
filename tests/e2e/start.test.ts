import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { isRunning, makeTemporaryState, removeStateFolder, StateInUseError, until } from '@tendril/stack';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const START_LIMIT_MS = 90_000;
const SECOND_START_LIMIT_MS = 20_000;

let stateDir: string;
let port: number;
let started: Start[];

beforeEach(async () => {
  stateDir = await makeTemporaryState('start-test');
  port = await freePort();
  started = [];
});

afterEach(async () => {
  for (const start of started) start.kill('SIGKILL');
  if (!(await until(isRemoved, { limitMs: 10_000 }))) throw new Error(`A killed start still holds ${stateDir}.`);
});

/** Removes the state as soon as the killed start has let go of it. */
async function isRemoved(): Promise<boolean> {
  try {
    await removeStateFolder(stateDir);
    return true;
  } catch (error) {
    if (error instanceof StateInUseError) return false;
    throw error;
  }
}

/** One `npm start`, as a person in a terminal sees it. */
interface Start {
  pid: number;
  output: () => string;
  says: (text: string, limitMs: number) => Promise<void>;
  /** To the whole group, as a terminal does. */
  kill: (signal: NodeJS.Signals) => void;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
}

function npmStart(args: string[] = []): Start {
  const own = Object.entries(process.env).filter(([name]) => !/^(TEMPORAL_|VITEST|npm_)/.test(name));
  const child: ChildProcess = spawn('node', ['packages/stack/bin/start.mjs', '--port', String(port), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(own), TENDRIL_STATE: stateDir },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const collect = (text: Buffer): void => {
    output += text.toString();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const pid = child.pid ?? 0;
  const start: Start = {
    pid,
    output: () => output,
    says: async (text, limitMs) => {
      const isSaid = (): boolean => output.includes(text);
      await until(() => isSaid() || child.exitCode !== null, { limitMs });
      if (!isSaid()) throw new Error(`It did not say "${text}" but:\n${output}`);
    },
    kill: (signal) => {
      if (isRunning(pid)) process.kill(-pid, signal);
    },
    ended: once(child, 'exit').then(([code]) => code as number | null),
  };
  started.push(start);
  return start;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

/** Numbers of the processes that belong to this state, by name. */
function processes(): Record<string, number> {
  const folder = join(stateDir, 'processes');
  const noted = readdirSync(folder).map((file) => {
    const { pid } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { pid: number };
    return [file.replace('.json', ''), pid] as const;
  });
  const postmaster = readFileSync(join(stateDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  return { ...Object.fromEntries(noted), postgres: Number.parseInt(postmaster, 10) };
}

function pageStatus(): Promise<number> {
  return fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.status);
}

/** As the page of journeys asks for them. */
async function journeys(): Promise<unknown[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/trpc/journeys.list?input=%7B%7D`);
  // Safe because tRPC answers in this shape.
  return ((await answer.json()) as { result: { data: unknown[] } }).result.data;
}

async function isUp(start: Start, limitMs = START_LIMIT_MS): Promise<void> {
  await start.says(`Tendril is running: http://localhost:${port}`, limitMs);
  expect(await pageStatus()).toBe(200);
}

describe('npm start', () => {
  it('serves the pages, stops in order on Ctrl-C leaving nothing behind, and starts again within 20 seconds', async () => {
    const first = npmStart();
    await isUp(first);
    const before = processes();
    expect(Object.keys(before).toSorted()).toEqual(['pages', 'postgres', 'temporal', 'worker']);

    first.kill('SIGINT');
    expect(await first.ended).toBe(0);
    const stops = first.output().match(/^Stopped .+$/gm);
    expect(stops?.slice(-4)).toEqual([
      'Stopped the pages.',
      'Stopped the worker.',
      'Stopped Temporal.',
      'Stopped Postgres.',
    ]);
    for (const [name, pid] of Object.entries(before)) expect([name, isRunning(pid)]).toEqual([name, false]);

    const second = npmStart();
    await isUp(second, SECOND_START_LIMIT_MS);
    second.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('starts again what dies, and says so', async () => {
    const start = npmStart();
    await isUp(start);
    const named = { worker: 'worker', pages: 'pages', temporal: 'Temporal server', postgres: 'database' };
    for (const [name, title] of Object.entries(named)) {
      process.kill(processes()[name] ?? 0, 'SIGKILL');
      await start.says(`The ${title} has ended unexpectedly.`, 10_000);
      await start.says(`The ${title} is running again.`, START_LIMIT_MS);
    }
    expect(await until(async () => (await pageStatus().catch(() => 0)) === 200, { limitMs: 20_000 })).toBe(true);
    start.kill('SIGINT');
    expect(await start.ended).toBe(0);
  });

  it('refuses to run twice on one state', async () => {
    const first = npmStart();
    await isUp(first);
    port = await freePort();
    const second = npmStart();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`Tendril is already running on ${stateDir}`);
  });

  it('is not blocked by a start that was killed', async () => {
    const first = npmStart();
    await isUp(first);
    const orphans = Object.values(processes());
    first.kill('SIGKILL');
    await first.ended;
    expect(orphans.every((pid) => isRunning(pid))).toBe(true);
    const second = npmStart();
    await isUp(second);
    expect(orphans.some((pid) => isRunning(pid))).toBe(false);
    expect(second.output()).toContain('Stopped what an earlier start had left running');
  });

  it('stops at once on a second Ctrl-C, and then too leaves nothing behind', async () => {
    const start = npmStart();
    await isUp(start);
    const before = processes();
    // A worker that is busy for longer than anybody waits.
    process.kill(before['worker'] ?? 0, 'SIGSTOP');
    start.kill('SIGINT');
    await start.says('Stopped the pages.', 10_000);
    const isUnderstood = (): boolean => {
      start.kill('SIGINT');
      return start.output().includes('Stopping at once.');
    };
    // Less than half a second apart they would count as one.
    expect(await until(isUnderstood, { limitMs: 10_000, everyMs: 700 })).toBe(true);
    const askedAt = performance.now();
    expect(await start.ended).toBe(0);
    expect(performance.now() - askedAt).toBeLessThan(10_000);
    for (const [name, pid] of Object.entries(before)) expect([name, isRunning(pid)]).toEqual([name, false]);
  });

  it('says that a port it was given is in use', async () => {
    const occupant = createServer().listen(port, '127.0.0.1');
    await once(occupant, 'listening');
    const start = npmStart();
    expect(await start.ended).toBe(1);
    expect(start.output()).toContain(`Port ${port} for the pages is in use.`);
    occupant.close();
  });

  it('begins anew with --reset, and without the sample with --empty', async () => {
    const first = npmStart();
    await isUp(first);
    const secret = readFileSync(join(stateDir, 'secret'), 'utf8');
    expect(await journeys()).toHaveLength(3);
    first.kill('SIGINT');
    await first.ended;
    const second = npmStart(['--reset', '--empty']);
    await isUp(second);
    expect(readFileSync(join(stateDir, 'secret'), 'utf8')).not.toBe(secret);
    expect(await journeys()).toEqual([]);
  });
});
