import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inspectProcess } from './inspect-process.ts';
import { tryProcessLock } from './process-lock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-lock-'));
  file = join(folder, 'lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a lock that names its holder', () => {
  it('is refused while the holder lives, and free after its release', () => {
    const first = tryProcessLock(file);
    expect(tryProcessLock(file)).toEqual({ isTaken: false, holderPid: process.pid });
    if (first.isTaken) first.release();
    expect(tryProcessLock(file).isTaken).toBe(true);
  });

  it('is taken from a holder that was killed', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    writeFileSync(file, JSON.stringify({ pid, identity: inspectProcess(pid)?.identity }));
    expect(tryProcessLock(file)).toEqual({ isTaken: false, holderPid: pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(tryProcessLock(file).isTaken).toBe(true);
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is taken from a holder whose number another process has now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'somebody before' }));
    expect(tryProcessLock(file).isTaken).toBe(true);
  });

  it('is taken over from a file that was cut off', () => {
    writeFileSync(file, '{"pid":');
    expect(tryProcessLock(file).isTaken).toBe(true);
  });

  it('may be released after its folder is gone', () => {
    const lock = tryProcessLock(join(folder, 'inner', 'lock'));
    rmSync(join(folder, 'inner'), { recursive: true });
    if (lock.isTaken) lock.release();
    expect(existsSync(join(folder, 'inner'))).toBe(false);
  });
});
