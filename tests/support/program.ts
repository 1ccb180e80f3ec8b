import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@tendril/stack';

export interface ProgramOptions {
  /** A TypeScript file, below the root of the checkout. */
  file: string;
  /** All of its environment beside PATH and the like. */
  env: Record<string, string>;
  /** Folder for its log. */
  logs: string;
  /** What it writes once it is at work. */
  readyWord: RegExp;
}

/** A program of ours in a process of its own, as in production. */
export interface Program {
  pid: number;
  /** Everything it has written. */
  output(): string;
  /** SIGKILL: it gets no chance to finish anything. Resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM: it drains. Resolves when it is gone. */
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const readyLimitMs = 60_000;
let started = 0;

/** Starts a program without waiting until it is at work; `ready` rejects with the end of its log when it never is. */
export function spawnProgram(options: ProgramOptions): Program & { ready: Promise<void> } {
  mkdirSync(options.logs, { recursive: true });
  started += 1;
  const logFile = join(options.logs, `program-${started}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, [join(root, options.file)], {
    cwd: root,
    env: { ...withoutOurs(process.env), ...options.env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const output = (): string => readFileSync(logFile, 'utf8');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    output,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    ready: becomesReady({ isReady: () => options.readyWord.test(output()), hasEnded, output, file: options.file }),
  };
}

/** Starts a program and waits until it is at work. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const program = spawnProgram(options);
  await program.ready;
  return program;
}

async function becomesReady(of: {
  isReady(): boolean;
  hasEnded(): boolean;
  output(): string;
  file: string;
}): Promise<void> {
  await until(() => of.isReady() || of.hasEnded(), { limitMs: readyLimitMs });
  if (!of.isReady() && !of.hasEnded()) throw new Error(`${of.file} is not ready: ${of.output().slice(-2_000)}`);
  // One that was killed while it started has nothing to complain of; one that failed said why.
  if (!of.isReady() && of.output().trim() !== '') throw new Error(`${of.file} ended: ${of.output().slice(-2_000)}`);
}

/** Whoever runs the tests may have settings of an own installation. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => !/^(TEMPORAL_|TENDRIL_|RESEND_|DATABASE_URL)/.test(name));
  return Object.fromEntries(names.map((name) => [name, env[name]]));
}
