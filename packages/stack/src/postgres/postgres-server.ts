import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePort, isPortFree } from '../ports.ts';
import type { PortWish } from '../ports.ts';
import { endProcess } from '../process/end-process.ts';
import { inspectProcess, isRunning } from '../process/inspect-process.ts';
import { runCommand } from '../process/run-command.ts';
import type { CommandResult } from '../process/run-command.ts';
import { until } from '../process/until.ts';
import type { Say } from '../say.ts';
import { lastLines } from '../log-file.ts';
import type { PostgresHome } from './postgres-home.ts';

export interface PostgresOptions {
  home: PostgresHome;
  port: PortWish;
  /** False: no waiting for the disk, for data that nobody will miss. */
  isDurable: boolean;
  say: Say;
  signal?: AbortSignal | undefined;
}

/** A running Postgres. It has a session of its own and outlives us unless it is stopped. */
export interface PostgresServer {
  port: number;
  pid: number;
  isAlive: () => boolean;
  /** Starts it again on the same port after it died. */
  restart: () => Promise<void>;
  /** Ends open connections and stops it; `isHurried` leaves the clean-up to the next start. */
  stop: (isHurried?: boolean) => Promise<void>;
  /** Address of one of its databases, with user and password. */
  url: (database: string) => string;
}

const USER = 'tendril';
const START_LIMIT_S = 60;
/** A busy port is noticed only when the server opens it, so another process may be quicker. */
const PORT_TRIES = 3;
const SETTINGS = ['listen_addresses=127.0.0.1', "unix_socket_directories=''", 'max_connections=200'];
const CARELESS_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Makes the database folder at the first time, ends a server that an earlier start left on it, and starts a new one.
 * Throws with the end of the server's log when it does not come up.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { home, say } = options;
  await initialise(options);
  if (await stopLeftover(home)) say('Stopped a Postgres that an earlier start had left running.');
  let port = await choosePort(options.port, say);
  for (let tries = 1; !(await launch(options, port)); tries += 1) {
    const isTaken = !(await isPortFree(port));
    if (!isTaken || tries === PORT_TRIES) throw new Error(`Postgres did not start: ${lastLines(logFile(home), 8)}`);
    port = await choosePort(options.port, say);
  }
  return server(options, port);
}

function server(options: PostgresOptions, port: number): PostgresServer {
  const { home } = options;
  let { pid, identity } = serverProcess(home);
  const password = readFileSync(passwordFile(home), 'utf8');
  return {
    port,
    get pid() {
      return pid;
    },
    isAlive: () => isRunning(pid, identity),
    restart: async () => {
      await stopLeftover(home);
      if (!(await launch(options, port))) throw new Error(`Postgres did not start: ${lastLines(logFile(home), 8)}`);
      ({ pid, identity } = serverProcess(home));
    },
    stop: (isHurried = false) => stop(home, isHurried ? ['immediate'] : ['fast', 'immediate']),
    url: (database) => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
  };
}

/** Ends the servers on these home folders, where there are any, so that the folders can be removed. */
export async function endPostgresIn(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    const pid = readPid(folder);
    const view = pid === undefined || !isOurs(pid) ? undefined : inspectProcess(pid);
    // A session of its own makes it the leader of a group, which its children belong to.
    if (pid !== undefined && view !== undefined) await endProcess({ pid, identity: view.identity }, 0);
  }
}

/** Builds the folder beside its place and renames it, so that one that was cut off is begun again. */
async function initialise(options: PostgresOptions): Promise<void> {
  const { home, isDurable, signal } = options;
  if (existsSync(join(dataDir(home), 'PG_VERSION'))) return;
  const unfinished = join(home.folder, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(dataDir(home), { recursive: true, force: true });
  writePassword(home);
  const result = await runCommand({
    program: home.binaries.initdb,
    args: [
      `--pgdata=${unfinished}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile(home)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Postgres' own C.UTF-8 sorts and folds the same on every machine, whatever its system libraries know.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...(isDurable ? [] : ['--no-sync']),
    ],
    cwd: home.folder,
    account: home.account,
    limitMs: 120_000,
    signal,
  });
  if (result.code !== 0) throw new Error(`The database folder could not be made: ${result.output.trim()}`);
  renameSync(unfinished, dataDir(home));
}

function writePassword(home: PostgresHome): void {
  const file = passwordFile(home);
  rmSync(file, { force: true });
  writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  if (home.account !== undefined) chownSync(file, home.account.uid, home.account.gid);
}

/** Starts it; false when it did not come up. Children of a killed server may hold its memory for a moment longer. */
async function launch(options: PostgresOptions, port: number): Promise<boolean> {
  let isUp = false;
  const isSettled = async (): Promise<boolean> => {
    isUp = await launchOnce(options, port);
    return isUp || !lastLines(logFile(options.home), 8).includes('is still in use');
  };
  await until(isSettled, { limitMs: 10_000, everyMs: 200 });
  return isUp;
}

async function launchOnce(options: PostgresOptions, port: number): Promise<boolean> {
  const { home, isDurable } = options;
  const settings = [`port=${port}`, ...SETTINGS, ...(isDurable ? [] : CARELESS_SETTINGS)];
  rmSync(logFile(home), { force: true });
  // Not broken off by the signal: a server that is half up could not be stopped in order.
  const serverArgs = settings.map((setting) => `-c ${setting}`).join(' ');
  const result = await control(home, [
    'start',
    '-w',
    `--timeout=${START_LIMIT_S}`,
    `--log=${logFile(home)}`,
    `--options=${serverArgs}`,
  ]);
  if (result.code !== 0) return false;
  chmodSync(logFile(home), 0o644);
  return true;
}

/** Ends what still runs on this folder and waits until the system has forgotten it; true when something ran. */
async function stopLeftover(home: PostgresHome): Promise<boolean> {
  const pid = readPid(home.folder);
  if (pid === undefined) return false;
  const wasAlive = isOurs(pid);
  if (wasAlive) await stop(home, ['fast', 'immediate']);
  // A killed server that nobody reaps keeps its number, and the next one would take it for alive. Its children have
  // noticed its end long before these ten seconds are over, so only then is it safe to remove the file.
  const isReaped = await until(() => inspectProcess(pid)?.isDefunct !== true, { limitMs: 10_000 });
  if (!isReaped || isForeign(pid)) rmSync(join(dataDir(home), 'postmaster.pid'), { force: true });
  return wasAlive;
}

function isOurs(pid: number): boolean {
  return isRunning(pid) && !isForeign(pid);
}

/** After a restart of the machine the number in the file may belong to any program. */
function isForeign(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return false;
  }
}

async function stop(home: PostgresHome, modes: string[]): Promise<void> {
  const pid = readPid(home.folder);
  if (pid === undefined || !isOurs(pid)) return;
  for (const mode of modes) {
    await control(home, ['stop', '-w', '--timeout=30', `--mode=${mode}`]);
    // pg_ctl is content when the server has removed its file, which it does just before it ends.
    if (await until(() => !isRunning(pid), { limitMs: 2_000 })) return;
  }
  throw new Error(`Postgres (process ${pid}) could not be stopped: ${lastLines(logFile(home), 8)}`);
}

function control(home: PostgresHome, [verb = '', ...rest]: string[]): Promise<CommandResult> {
  return runCommand({
    program: home.binaries.pgCtl,
    args: [verb, '-D', dataDir(home), ...rest],
    cwd: home.folder,
    account: home.account,
    limitMs: (START_LIMIT_S + 10) * 1000,
  });
}

function serverProcess(home: PostgresHome): { pid: number; identity: string } {
  const pid = readPid(home.folder);
  const view = pid === undefined ? undefined : inspectProcess(pid);
  if (pid === undefined || view === undefined)
    throw new Error(`Postgres ended at once: ${lastLines(logFile(home), 8)}`);
  return { pid, identity: view.identity };
}

function readPid(folder: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

const dataDir = (home: PostgresHome): string => join(home.folder, 'data');
const logFile = (home: PostgresHome): string => join(home.folder, 'postgres.log');
const passwordFile = (home: PostgresHome): string => join(home.folder, 'password');
