import { expect, it } from 'vitest';
import { cpuTimeMs, parseStat } from './cpu-time.ts';

const line = (pid: number, of: { name: string; parent: number; ticks: [number, number, number, number] }): string =>
  `${pid} (${of.name}) S ${of.parent} 1 1 0 -1 4194304 100 0 0 0 ${of.ticks.join(' ')} 20 0 1 0 9000 1000 10`;

it('reads a process whose name looks like the fields behind it', () => {
  expect(parseStat(line(42, { name: 'odd) R 7 (name', parent: 7, ticks: [3, 4, 5, 6] }))).toEqual({
    pid: 42,
    parentPid: 7,
    ownMs: 70,
    endedChildrenMs: 110,
  });
});

it('adds up a process, its children and those that ended, and nobody else', () => {
  const processes = [
    parseStat(line(1, { name: 'postgres', parent: 0, ticks: [1, 0, 10, 0] })),
    parseStat(line(2, { name: 'backend', parent: 1, ticks: [2, 0, 0, 0] })),
    parseStat(line(3, { name: 'worker of the backend', parent: 2, ticks: [0, 4, 0, 0] })),
    parseStat(line(4, { name: 'stranger', parent: 0, ticks: [100, 0, 0, 0] })),
  ];
  expect(cpuTimeMs(1, processes)).toBe(170);
  expect(cpuTimeMs(5, processes)).toBe(0);
});

it('sees this process work', () => {
  const before = cpuTimeMs(process.pid);
  const end = process.cpuUsage().user + 100_000;
  while (process.cpuUsage().user < end) continue;
  expect(cpuTimeMs(process.pid) - before).toBeGreaterThanOrEqual(50);
});
