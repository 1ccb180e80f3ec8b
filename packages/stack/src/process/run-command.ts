import { spawn } from 'node:child_process';

export interface Command {
  program: string;
  args: string[];
  /** Longest time it may take; then it and all it started are killed. */
  limitMs: number;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Whom to run it as, where not as ourselves. */
  account?: { uid: number; gid: number } | undefined;
  /** Ends it early, like the time limit. */
  signal?: AbortSignal | undefined;
}

export interface CommandResult {
  /** Exit code; null when it was killed or could not be started. */
  code: number | null;
  /** Standard output and standard error in the order of arrival. */
  output: string;
  /** Why it did not end by itself. */
  failure?: 'not started' | 'time limit' | 'stopped';
}

/**
 * Runs a command to its end in a process group of its own, so that a Ctrl-C in the terminal does not reach it: what
 * stops our servers must not be stopped itself. Never throws.
 */
export function runCommand(command: Command): Promise<CommandResult> {
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const child = spawn(command.program, command.args, {
    cwd: command.cwd,
    env: command.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...command.account,
  });
  let output = '';
  let failure: CommandResult['failure'];
  let lastOutput: NodeJS.Timeout | undefined;
  const kill = (reason: 'time limit' | 'stopped'): void => {
    failure ??= reason;
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has just ended; `exit` tells the rest.
    }
  };
  const collect = (text: Buffer): void => {
    output += text.toString();
  };
  const onAbort = (): void => kill('stopped');
  const timer = setTimeout(() => kill('time limit'), command.limitMs);
  const settle = (code: number | null): void => {
    clearTimeout(timer);
    clearTimeout(lastOutput);
    child.stdout.destroy();
    child.stderr.destroy();
    command.signal?.removeEventListener('abort', onAbort);
    resolve({ code, output, ...(failure === undefined ? {} : { failure }) });
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  child.on('error', (error) => {
    failure ??= 'not started';
    output += error.message;
    settle(null);
  });
  child.on('close', settle);
  // A server that the command leaves running may hold the pipes for ever: then `close` never comes.
  child.on('exit', (code) => {
    lastOutput = setTimeout(settle, 200, code);
  });
  command.signal?.addEventListener('abort', onAbort);
  if (command.signal?.aborted === true) onAbort();
  return promise;
}
