import { expect, it } from 'vitest';
import type { IntentLabel } from './reply.ts';
import { ACTS_FROM, HOLDS_FROM, actsByItself, holdsMail } from './thresholds.ts';

it.each<[IntentLabel, number, boolean, boolean]>([
  ['unsubscribe', ACTS_FROM, true, false],
  ['complaint', 1, true, false],
  ['unsubscribe', ACTS_FROM - 0.001, false, true],
  ['complaint', HOLDS_FROM, false, true],
  ['unsubscribe', HOLDS_FROM - 0.001, false, false],
  ['not_interested', 1, false, false],
])('%s at %d acts: %s, holds: %s', (label, confidence, acts, holds) => {
  const reading = { labels: [{ label, confidence, evidence: [] }] };
  expect(actsByItself(reading)).toBe(acts);
  expect(holdsMail(reading)).toBe(holds);
});
