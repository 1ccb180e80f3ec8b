import { expect, it } from 'vitest';
import { CpuMeter } from './cpu-meter.ts';

function work(ms: number): void {
  const end = process.cpuUsage().user + ms * 1_000;
  while (process.cpuUsage().user < end) continue;
}

it('tells what work has cost, less what is used anyway', () => {
  const all = new CpuMeter({ own: process.pid }, { own: 0 }).start();
  const half = new CpuMeter({ own: process.pid }, { own: 0.5 }).start();
  work(200);
  const cost = all()['own']!;
  expect(cost).toBeGreaterThanOrEqual(150);
  expect(half()['own']!).toBeLessThan(cost);
});
