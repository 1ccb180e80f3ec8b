import type { Duration } from '../model/settings.ts';
import { addDuration } from './calendar.ts';

/** When a wait that begins at an instant is over. Always later than it, so that no wait is empty. */
export function deadlineAfter(at: number, duration: Duration, zone: string): number {
  return Math.max(at + 1, addDuration(at, duration, zone));
}
