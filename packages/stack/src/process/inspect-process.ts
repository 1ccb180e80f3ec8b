import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as the operating system sees it now. */
export interface ProcessView {
  /** Differs between two processes that had the same number one after the other. */
  identity: string;
  /** Ended, but its parent has not asked for the result yet; it holds no files, ports or memory. */
  isDefunct: boolean;
}

/** Looks a process up by its number; undefined when there is none. */
export function inspectProcess(pid: number): ProcessView | undefined {
  return process.platform === 'linux' ? inspectOnLinux(pid) : inspectWithPs(pid);
}

/** True when the process with this number is alive and, where an identity is given, still the same one. */
export function isRunning(pid: number, identity?: string): boolean {
  const view = inspectProcess(pid);
  return view !== undefined && !view.isDefunct && (identity === undefined || view.identity === identity);
}

function inspectOnLinux(pid: number): ProcessView | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    return { identity: `${boot}-${fields[19]}`, isDefunct: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

function inspectWithPs(pid: number): ProcessView | undefined {
  const answer = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = answer.stdout.trim();
  if (answer.status !== 0 || line === '') return undefined;
  const [state = '', ...startedAt] = line.split(/\s+/);
  return { identity: startedAt.join(' '), isDefunct: state.startsWith('Z') };
}
