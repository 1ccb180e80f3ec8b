import { readdirSync, readFileSync } from 'node:fs';

/** Unit of the counters in `/proc/<pid>/stat`: the kernel shows them to programs in hundredths of a second everywhere. */
const tickMs = 10;

/** One line of `/proc/<pid>/stat`. Times in milliseconds. */
export interface ProcessStat {
  pid: number;
  parentPid: number;
  /** Of the process itself, in its own code and in the kernel. */
  ownMs: number;
  /** Of its children that have ended and were waited for, and of theirs. */
  endedChildrenMs: number;
}

/** Reads a line of `/proc/<pid>/stat`. The program's name stands in brackets and may itself hold spaces and brackets. */
export function parseStat(line: string): ProcessStat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  // Counted from the state, the first field after the name; the manual counts it as the third.
  const ticks = (field: number): number => Number(fields[field - 3]);
  return {
    pid: Number.parseInt(line, 10),
    parentPid: ticks(4),
    ownMs: (ticks(14) + ticks(15)) * tickMs,
    endedChildrenMs: (ticks(16) + ticks(17)) * tickMs,
  };
}

/**
 * CPU time that a process and its children have used since they started, in milliseconds. Children that ended are counted
 * with the parent that waited for them. Linux only.
 */
export function cpuTimeMs(pid: number, processes: readonly ProcessStat[] = readProcesses()): number {
  const own = processes.find((one) => one.pid === pid);
  if (own === undefined) return 0;
  const children = processes.filter((one) => one.parentPid === pid);
  return children.reduce((sum, child) => sum + cpuTimeMs(child.pid, processes), own.ownMs + own.endedChildrenMs);
}

function readProcesses(): ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
      } catch {
        return []; // it ended between the look at the folder and the look at the file
      }
    });
}
