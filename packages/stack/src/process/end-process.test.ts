import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endProcess } from './end-process.ts';
import { inspectProcess, isRunning } from './inspect-process.ts';

/** A shell in a process group of its own; ready once it has written a line. */
async function shell(script: string): Promise<{ pid: number; identity: string; firstLine: string }> {
  const child = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  const pid = child.pid ?? 0;
  return { pid, identity: inspectProcess(pid)?.identity ?? '', firstLine: data.toString().trim() };
}

describe('ending a process', () => {
  it('asks first', async () => {
    const mark = await shell('echo ready; sleep 60');
    await endProcess(mark, 5_000);
    expect(isRunning(mark.pid, mark.identity)).toBe(false);
  });

  it('kills one that does not listen, with all it has started', async () => {
    const mark = await shell(`trap '' TERM; sleep 60 & echo $!; wait; sleep 60`);
    await endProcess(mark, 100);
    expect(isRunning(mark.pid, mark.identity)).toBe(false);
    expect(isRunning(Number(mark.firstLine))).toBe(false);
  });

  it('leaves a process alone that only has the number of the one it was to end', async () => {
    const mark = await shell('echo ready; sleep 60');
    await endProcess({ pid: mark.pid, identity: 'another' }, 0);
    expect(isRunning(mark.pid, mark.identity)).toBe(true);
    await endProcess(mark, 0);
  });
});
