import { isRunning } from './inspect-process.ts';
import { until } from './until.ts';

/** A process we started, so described that a later process with the same number is not taken for it. */
export interface ProcessMark {
  pid: number;
  identity: string;
}

/**
 * Ends a process that leads a process group: asks with SIGTERM, and after `graceMs` kills the whole group.
 * With `graceMs: 0` it kills at once. Does nothing when that process is gone already.
 */
export async function endProcess(mark: ProcessMark, graceMs: number): Promise<void> {
  const isGone = (): boolean => !isRunning(mark.pid, mark.identity);
  if (isGone()) return;
  if (graceMs > 0) {
    send(mark.pid, 'SIGTERM');
    if (await until(isGone, { limitMs: graceMs })) return;
  }
  send(-mark.pid, 'SIGKILL');
  send(mark.pid, 'SIGKILL');
  if (!(await until(isGone, { limitMs: 10_000 }))) throw new Error(`Process ${mark.pid} cannot be ended.`);
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    // Between the look and the signal it may have ended by itself, which is what we want.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
