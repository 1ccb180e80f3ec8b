import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { outsideFolder } from './postgres/postgres-home.ts';
import { isRunning } from './process/inspect-process.ts';
import { tryProcessLock } from './process/process-lock.ts';
import { endRecordedProcesses, readMark } from './process/process-record.ts';
import type { Say } from './say.ts';
import { endPostgresIn } from './postgres/postgres-server.ts';

/** The folder in which one stack keeps everything, held by this process alone. */
export interface StateFolder {
  path: string;
  logs: string;
  /** Notes of the processes that belong to it. */
  processes: string;
  /** Lets the next process have it. */
  release: () => void;
}

/** Thrown when a living process holds the folder. */
export class StateInUseError extends Error {
  override name = 'StateInUseError';
  readonly holderPid: number;

  constructor(path: string, holderPid: number) {
    super(
      `Tendril is already running on ${path} (process ${holderPid}). Stop it first, or name another TENDRIL_STATE.`,
    );
    this.holderPid = holderPid;
  }
}

const TEMPORARY = 'tendril-';
/** What a worker may still need to finish the step it is in. */
const LEFTOVER_GRACE_MS = 10_000;

/**
 * Takes the folder for this process, ends what a killed predecessor left running in it, and with `isReset` empties it.
 * Throws `StateInUseError` when a living process holds it.
 */
export async function openStateFolder(options: { path: string; isReset: boolean; say: Say }): Promise<StateFolder> {
  const path = resolve(options.path);
  const lock = tryProcessLock(lockFile(path));
  if (!lock.isTaken) throw new StateInUseError(path, lock.holderPid);
  try {
    const processes = join(path, 'processes');
    const ended = await endRecordedProcesses(processes, LEFTOVER_GRACE_MS);
    if (ended.length > 0) options.say(`Stopped what an earlier start had left running: ${ended.join(', ')}.`);
    if (options.isReset) {
      await endPostgresIn([join(path, 'postgres'), join(outsideFolder(path), 'postgres')]);
      empty(path);
      options.say(`Emptied ${path}.`);
    }
    return { path, logs: join(path, 'logs'), processes, release: lock.release };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Makes a state folder for one use, and first removes those whose process was killed before it could clean up.
 * Give it to `startStack`, and to `removeStateFolder` at the end.
 */
export async function makeTemporaryState(purpose: string): Promise<string> {
  const prefix = `${TEMPORARY}${purpose}-`;
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith(prefix) && isAbandoned(path)) await removeStateFolder(path);
  }
  const path = mkdtempSync(join(tmpdir(), prefix));
  // Readable for the user that Postgres runs as when we are root; what is secret in it has its own permissions.
  chmodSync(path, 0o755);
  return path;
}

/** Ends whatever still runs in a state folder and removes it with what it keeps outside. */
export async function removeStateFolder(path: string): Promise<void> {
  const state = await openStateFolder({ path, isReset: true, say: () => undefined });
  state.release();
  rmSync(state.path, { recursive: true, force: true });
}

/** A folder without a lock may belong to a process that is about to take it. */
function isAbandoned(path: string): boolean {
  if (!existsSync(lockFile(path))) return false;
  const holder = readMark(lockFile(path));
  return holder === undefined || !isRunning(holder.pid, holder.identity);
}

function empty(path: string): void {
  rmSync(outsideFolder(path), { recursive: true, force: true });
  for (const name of readdirSync(path)) {
    if (join(path, name) !== lockFile(path)) rmSync(join(path, name), { recursive: true, force: true });
  }
  mkdirSync(path, { recursive: true });
}

function lockFile(path: string): string {
  return join(path, 'lock');
}
