import { accessSync, constants, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tryProcessLock } from '../process/process-lock.ts';
import { runCommand } from '../process/run-command.ts';
import { until } from '../process/until.ts';
import type { Attempt, WayToTemporal } from './find-temporal.ts';

/** The version that is built where no program can be had ready-made. */
const CLI_VERSION = 'v1.5.1';
const VERSION_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 20_000;
const BUILD_LIMIT_MS = 20 * 60_000;

/** The ways to a `temporal` program on this machine, the quickest first. */
export function waysToTemporal(env: NodeJS.ProcessEnv): WayToTemporal[] {
  const cache = cacheFolder(env);
  const cached = join(cache, 'bin', 'temporal');
  return [
    {
      tries: '`temporal` on the PATH',
      limitMs: VERSION_LIMIT_MS,
      find: (attempt) => proven(onPath('temporal', env), attempt),
    },
    {
      tries: `the copy at ${cached}`,
      limitMs: VERSION_LIMIT_MS,
      find: (attempt) => proven(cached, attempt),
    },
    {
      tries: 'the official download',
      limitMs: DOWNLOAD_LIMIT_MS,
      find: (attempt) => fill(cache, { attempt, obtain: download }),
    },
    {
      tries: `building ${CLI_VERSION} with Go, once, in 5 to 8 minutes`,
      limitMs: BUILD_LIMIT_MS,
      find: (attempt) => fill(cache, { attempt, obtain: (folder) => build({ folder, env, attempt }) }),
    },
  ];
}

/** The folder for programs that all checkouts on this machine share. */
function cacheFolder(env: NodeJS.ProcessEnv): string {
  return env['TENDRIL_CACHE'] ?? join(homedir(), '.cache', 'tendril');
}

/** A program that lies there may still be cut off, or made for another machine: it must answer. */
async function proven(program: string, attempt: Attempt): Promise<string> {
  if (!isExecutable(program)) throw new Error('there is no such program');
  const answer = await runCommand({ program, args: ['--version'], limitMs: VERSION_LIMIT_MS, signal: attempt.signal });
  if (answer.code !== 0 || !answer.output.startsWith('temporal version')) {
    throw new Error(`${program} --version answers: ${answer.output.trim().slice(0, 200) || 'nothing'}`);
  }
  return program;
}

function onPath(name: string, env: NodeJS.ProcessEnv): string {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const program = folders.map((folder) => join(folder, name)).find(isExecutable);
  if (program === undefined) throw new Error('not installed');
  return program;
}

function isExecutable(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

interface Filling {
  attempt: Attempt;
  /** Puts the program somewhere below the given empty folder and answers its path. */
  obtain: (folder: string, attempt: Attempt) => Promise<string>;
}

/** Fills the cache: one process at a time, and the program appears under its name only when it is whole and answers. */
async function fill(cache: string, { attempt, obtain }: Filling): Promise<string> {
  const cached = join(cache, 'bin', 'temporal');
  const release = await takeCacheLock(cache, attempt);
  try {
    const isThere = await proven(cached, attempt).catch(() => undefined);
    if (isThere !== undefined) return isThere;
    const folder = mkdtempSync(join(cache, 'unfinished-'));
    try {
      const program = await proven(await obtain(folder, attempt), attempt);
      mkdirSync(join(cache, 'bin'), { recursive: true });
      renameSync(program, cached);
      return cached;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    release();
  }
}

async function takeCacheLock(cache: string, { say, signal }: Attempt): Promise<() => void> {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, 'temporal.lock');
  let holderPid = 0;
  let release: (() => void) | undefined;
  const isTaken = (): boolean => {
    const lock = tryProcessLock(file);
    if (lock.isTaken) {
      release = lock.release;
      return true;
    }
    if (holderPid !== lock.holderPid) say(`Process ${lock.holderPid} is fetching the Temporal server; waiting for it.`);
    holderPid = lock.holderPid;
    return false;
  };
  await until(isTaken, { limitMs: BUILD_LIMIT_MS, everyMs: 500, signal });
  if (release === undefined) throw new Error(`process ${holderPid} holds ${file}`);
  return release;
}

/** In a process of its own, because a download that hangs cannot be broken off in any other way. */
async function download(folder: string, attempt: Attempt): Promise<string> {
  const script = fileURLToPath(new URL('download-temporal.ts', import.meta.url));
  const answer = await runCommand({
    program: process.execPath,
    args: [script, folder],
    limitMs: DOWNLOAD_LIMIT_MS,
    signal: attempt.signal,
  });
  const name = readdirSync(folder).find((file) => file.startsWith('temporal'));
  if (answer.code !== 0 || name === undefined) throw new Error(lastSentence(answer.output));
  return join(folder, name);
}

async function build({
  folder,
  env,
  attempt,
}: {
  folder: string;
  env: NodeJS.ProcessEnv;
  attempt: Attempt;
}): Promise<string> {
  const go = onPath('go', env);
  const startedAt = performance.now();
  const progress = setInterval(() => {
    attempt.say(`Still building the Temporal server, ${Math.round((performance.now() - startedAt) / 1000)} s so far.`);
  }, 30_000);
  try {
    const answer = await runCommand({
      program: go,
      args: ['install', `github.com/temporalio/cli/cmd/temporal@${CLI_VERSION}`],
      env: { ...env, GOBIN: folder },
      cwd: folder,
      limitMs: BUILD_LIMIT_MS,
      signal: attempt.signal,
    });
    if (answer.code !== 0) throw new Error(lastSentence(answer.output));
    return join(folder, 'temporal');
  } finally {
    clearInterval(progress);
  }
}

function lastSentence(output: string): string {
  return output.trim().split('\n').at(-1)?.slice(0, 300) || 'it ended without a word';
}
