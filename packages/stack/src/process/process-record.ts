import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from './end-process.ts';
import type { ProcessMark } from './end-process.ts';
import { inspectProcess, isRunning } from './inspect-process.ts';

/**
 * Notes a process of ours as `<folder>/<name>.json`, so that the next start finds it if we are killed first.
 * Undefined when it has ended already.
 */
export function recordProcess(folder: string, started: { name: string; pid: number }): ProcessMark | undefined {
  const view = inspectProcess(started.pid);
  if (view === undefined || view.isDefunct) return undefined;
  const mark = { pid: started.pid, identity: view.identity };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${started.name}.json`), JSON.stringify(mark));
  return mark;
}

/** Forgets a noted process. */
export function forgetProcess(folder: string, name: string): void {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/** Ends every noted process that is still alive and forgets all; answers the names of those it had to end. */
export async function endRecordedProcesses(folder: string, graceMs: number): Promise<string[]> {
  const ended: string[] = [];
  for (const name of recordedNames(folder)) {
    const mark = readMark(join(folder, `${name}.json`));
    if (mark !== undefined && isRunning(mark.pid, mark.identity)) {
      await endProcess(mark, graceMs);
      ended.push(name);
    }
    forgetProcess(folder, name);
  }
  return ended;
}

/** Reads a noted process; undefined where the file is missing or was cut off by a crash. */
export function readMark(file: string): ProcessMark | undefined {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ProcessMark>;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : undefined;
  } catch {
    return undefined;
  }
}

function recordedNames(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
  } catch {
    return [];
  }
}
