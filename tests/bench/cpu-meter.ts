import { setTimeout as pause } from 'node:timers/promises';
import { cpuTimeMs } from './cpu-time.ts';

/** Processes by what they are called. */
export type Pids = Readonly<Record<string, number>>;

const calibrationMs = 3_000;

/** Measures what work costs several processes: their CPU time less what they use anyway, polling and looking around. */
export class CpuMeter {
  /** By process: share of a core (0 to 1 and more) it uses with nothing to do. */
  readonly idleShares: Readonly<Record<string, number>>;
  readonly #pids: Pids;

  constructor(pids: Pids, idleShares: Readonly<Record<string, number>>) {
    this.#pids = pids;
    this.idleShares = idleShares;
  }

  /** Makes a meter for processes that have nothing to do at the moment. */
  static async calibrated(pids: Pids): Promise<CpuMeter> {
    const idle = Object.fromEntries(Object.keys(pids).map((name) => [name, 0]));
    const stop = new CpuMeter(pids, idle).start();
    await pause(calibrationMs);
    return new CpuMeter(
      pids,
      mapValues(stop(), (usedMs) => usedMs / calibrationMs),
    );
  }

  /** Begins a measurement; the answer ends it and gives milliseconds by process. */
  start(): () => Record<string, number> {
    const startedAt = performance.now();
    const before = mapValues(this.#pids, (pid) => cpuTimeMs(pid));
    return () => {
      const passedMs = performance.now() - startedAt;
      return mapValues(this.#pids, (pid, name) =>
        Math.max(0, cpuTimeMs(pid) - before[name]! - passedMs * this.idleShares[name]!),
      );
    };
  }
}

function mapValues(record: Pids, map: (value: number, name: string) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
