import { describe, expect, it } from 'vitest';
import { sayDue } from './say-due.ts';

const now = Date.parse('2026-03-12T09:00:00Z');
const inMs = (ms: number): string => new Date(now + ms).toISOString();
const hourMs = 3_600_000;

describe('until when sales should answer', () => {
  it.each([
    [30_000, 'Answer within 1 minute', false],
    [hourMs / 2, 'Answer within 30 minutes', false],
    [4 * hourMs, 'Answer within 4 hours', false],
    [72 * hourMs, 'Answer within 3 days', false],
    [-hourMs, 'Overdue by 1 hour', true],
    [-50 * hourMs, 'Overdue by 2 days', true],
  ])('says %d ms from now as "%s"', (ms, words, isOverdue) => {
    expect(sayDue(inMs(ms), now)).toEqual({ words, isOverdue });
  });
});
