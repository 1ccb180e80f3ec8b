import { toRealTime, type RunClock } from '../time/run-clock.ts';

/**
 * The moment on the run's clock at which a mail leaves that is sent at the real moment `nowMs` (epoch ms both). On real time
 * that is now. An accelerated run must not grow old while its mail is on the way: sealing and the provider take real time, so
 * what they took is added to the time it was meant for without being speeded up.
 */
export function mailMoment(clock: RunClock | null, of: { sendAfter: Date; nowMs: number }): number {
  if (clock === null) return of.nowMs;
  const sendAfterMs = of.sendAfter.getTime();
  return sendAfterMs + Math.max(0, of.nowMs - toRealTime(clock, sendAfterMs));
}
