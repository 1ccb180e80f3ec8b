import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, openLog } from '../log-file.ts';
import { endProcess } from '../process/end-process.ts';
import type { ProcessMark } from '../process/end-process.ts';
import { isRunning } from '../process/inspect-process.ts';
import { forgetProcess, recordProcess } from '../process/process-record.ts';
import { until } from '../process/until.ts';

export interface ServiceOptions {
  name: string;
  /** TypeScript program below the checkout, run on the Node we run on. */
  program: string;
  root: string;
  env: NodeJS.ProcessEnv;
  folders: { logs: string; processes: string };
  /** Looks whether it is at work; given the lines it has written so far. */
  isReady: (output: string) => boolean | Promise<boolean>;
  readyLimitMs: number;
  /** How long it may take to finish what it is doing when asked to stop. */
  drainLimitMs: number;
  signal: AbortSignal;
}

/** A program of ours that runs as long as the start does. */
export interface Service {
  name: string;
  isAlive: () => boolean;
  /** Throws with the end of its log when it is not ready in time. */
  start: () => Promise<void>;
  restart: () => Promise<void>;
  /** Asks it to finish and waits; `isHurried` kills it. */
  stop: (isHurried?: boolean) => Promise<void>;
}

/** Describes a service; nothing runs before `start`. */
export function defineService(options: ServiceOptions): Service {
  const { name, folders } = options;
  const logFile = join(folders.logs, `${name}.log`);
  let mark: ProcessMark | undefined;
  const isAlive = (): boolean => mark !== undefined && isRunning(mark.pid, mark.identity);

  const start = async (): Promise<void> => {
    const child = spawnService(options, logFile);
    mark = child.pid === undefined ? undefined : recordProcess(folders.processes, { name, pid: child.pid });
    let isReady = false;
    const isSettled = async (): Promise<boolean> => {
      isReady = isAlive() && (await options.isReady(readFileSync(logFile, 'utf8')));
      return isReady || !isAlive();
    };
    await until(isSettled, { limitMs: options.readyLimitMs, everyMs: 100, signal: options.signal });
    if (isReady) return;
    if (mark !== undefined) await endProcess(mark, 0);
    throw new Error(`The ${name} did not start: ${lastLines(logFile, 12)}`);
  };

  return {
    name,
    isAlive,
    start,
    restart: start,
    stop: async (isHurried = false) => {
      if (mark !== undefined) await endProcess(mark, isHurried ? 0 : options.drainLimitMs);
      forgetProcess(folders.processes, name);
    },
  };
}

/** In a process group of its own: a Ctrl-C is for us alone, who stop them in order. */
function spawnService(options: ServiceOptions, logFile: string): ChildProcess {
  const log = openLog(logFile);
  const child = spawn(process.execPath, [join(options.root, options.program)], {
    cwd: options.root,
    env: options.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child;
}
