import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspectProcess, isRunning } from './inspect-process.ts';
import { readMark } from './process-record.ts';

/** Either the lock, or the number of the living process that holds it. */
export type LockAttempt = { isTaken: true; release: () => void } | { isTaken: false; holderPid: number };

/**
 * Tries to take a lock that a killed process cannot leave behind: the file names its holder, and a holder that no
 * longer lives holds nothing.
 */
export function tryProcessLock(file: string): LockAttempt {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${process.pid}`;
  const mark = JSON.stringify({ pid: process.pid, identity: inspectProcess(process.pid)?.identity });
  writeFileSync(own, mark);
  try {
    for (;;) {
      if (linkIfFree(own, file)) return { isTaken: true, release: () => releaseLock(file, mark) };
      const holder = readMark(file);
      if (holder !== undefined && isRunning(holder.pid, holder.identity)) {
        return { isTaken: false, holderPid: holder.pid };
      }
      removeStale(file);
    }
  } finally {
    rmSync(own, { force: true });
  }
}

/** A hard link appears whole or not at all, so nobody ever reads half a lock. */
function linkIfFree(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock aside, and puts it back if in that moment somebody else had replaced it by a living one. */
function removeStale(file: string): void {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readMark(aside);
  if (moved !== undefined && isRunning(moved.pid, moved.identity)) linkIfFree(aside, file);
  rmSync(aside, { force: true });
}

function releaseLock(file: string, mark: string): void {
  try {
    if (readFileSync(file, 'utf8') === mark) rmSync(file);
  } catch (error) {
    // The whole folder may have been removed before its lock.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
