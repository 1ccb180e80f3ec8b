import { saySpan } from '../../lib/say-span.ts';

/** Until when sales should answer: "Answer within 3 hours", "2 days over time". `dueAt` is ISO 8601, `nowMs` epoch ms. */
export function sayDue(dueAt: string, nowMs: number): { words: string; isOverdue: boolean } {
  const leftMs = Date.parse(dueAt) - nowMs;
  const span = saySpan(Math.abs(leftMs));
  return leftMs >= 0
    ? { words: `Answer within ${span}`, isOverdue: false }
    : { words: `Overdue by ${span}`, isOverdue: true };
}
