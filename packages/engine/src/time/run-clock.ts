/** A run's clock: real time, or time that passes `speed` times as fast from `startedAt` on; before that it is real time. */
export interface RunClock {
  startedAtMs: number;
  speed: number;
}

/** The moment on the run's clock at a real moment. Epoch ms both. */
export function toRunTime(clock: RunClock | null, realMs: number): number {
  if (clock === null || realMs <= clock.startedAtMs) return realMs;
  return Math.round(clock.startedAtMs + (realMs - clock.startedAtMs) * clock.speed);
}

/** The real moment at which the run's clock shows `runMs`, rounded up so that the run is not looked at too early. */
export function toRealTime(clock: RunClock | null, runMs: number): number {
  if (clock === null || runMs <= clock.startedAtMs) return runMs;
  return Math.ceil(clock.startedAtMs + (runMs - clock.startedAtMs) / clock.speed);
}

/** The clock of a run as its row stores it. */
export function clockOf(row: { clockStartedAt: Date | null; clockSpeed: number | null }): RunClock | null {
  if (row.clockStartedAt === null || row.clockSpeed === null) return null;
  return { startedAtMs: row.clockStartedAt.getTime(), speed: row.clockSpeed };
}
