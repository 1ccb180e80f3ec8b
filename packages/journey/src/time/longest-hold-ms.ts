import { dayMs, minuteMs, minutesOfClock } from './civil-date.ts';
import type { SendTimes } from './send-time.ts';

/** For how long send window and quiet hours may hold back an email at most, in ms. Both together may add up; days off are not counted. */
export function longestHoldMs({ sendWindow, quietHours }: SendTimes): number {
  const quietMs = quietHours === undefined ? 0 : lengthMs(quietHours.from, quietHours.to) % dayMs;
  if (sendWindow === undefined) return quietMs;
  const days = [...new Set(sendWindow.days)].sort((a, b) => a - b);
  const gaps = days.map((day, index) => ((days[index + 1] ?? (days[0] ?? day) + 7) - day) * dayMs);
  return Math.max(...gaps) - lengthMs(sendWindow.from, sendWindow.to) + (quietMs === 0 ? 0 : dayMs);
}

/** From one time of day to the next time it is the other. */
function lengthMs(from: string, to: string): number {
  const minutes = minutesOfClock(to) - minutesOfClock(from);
  return (minutes <= 0 ? minutes + 24 * 60 : minutes) * minuteMs;
}
