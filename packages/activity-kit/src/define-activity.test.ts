import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueEntryOf } from './catalogue-entry.ts';
import { defineActivity } from './define-activity.ts';

const options = {
  kind: 'credit_check',
  title: 'Check credit',
  icon: 'coin',
  input: z.object({ company: z.string().meta({ title: 'Company' }) }),
  output: z.object({ limit: z.number().default(0) }),
  outcomes: ['good', { id: 'too_small', title: 'Company too small' }],
  timeout: '2m',
  retry: { attempts: 3, first: '500ms', longest: '1m' },
  run: async () => ({ outcome: 'good' as const, output: { limit: 5 } }),
} as const;

describe('defineActivity', () => {
  it('gives outcomes a title and durations in milliseconds', () => {
    const definition = defineActivity(options);
    expect(definition.outcomes).toEqual([
      { id: 'good', title: 'Good' },
      { id: 'too_small', title: 'Company too small' },
    ]);
    expect(definition.timeoutMs).toBe(120_000);
    expect(definition.retry).toEqual({ attempts: 3, firstMs: 500, longestMs: 60_000 });
  });

  it('expects a sign of life every 30 seconds from long attempts, and none from short ones', () => {
    expect(defineActivity(options).heartbeatMs).toBe(30_000);
    expect(defineActivity({ ...options, timeout: '30s' }).heartbeatMs).toBeNull();
    expect(defineActivity({ ...options, heartbeat: '5s' }).heartbeatMs).toBe(5_000);
  });

  it.each([
    ['a kind with a space', { kind: 'credit check' }, 'The kind "credit check" must be snake_case'],
    ['no outcomes', { outcomes: [] }, 'at least one outcome'],
    ['an outcome of the engine', { outcomes: ['error'] }, 'the outcome "error" is taken'],
    ['an outcome twice', { outcomes: ['good', 'good'] }, 'the outcome "good" is taken'],
    ['no attempts', { retry: { attempts: 0, first: '1s', longest: '1s' } }, 'attempts must be at least 1'],
    ['a timeout of nothing', { timeout: '0s' }, '"0s" is not a duration'],
  ])('refuses %s', (_, change, message) => {
    // Safe because the wrong values are what is tested.
    expect(() => defineActivity({ ...options, ...change } as never)).toThrow(message);
  });
});

describe('catalogueEntryOf', () => {
  it('describes input as people fill it in, output as the engine reads it, and keeps to its own outcomes', () => {
    const entry = catalogueEntryOf(defineActivity(options), { taskQueue: 'call/tendril' });
    expect(entry.inputSchema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: { company: { type: 'string', title: 'Company' } },
      required: ['company'],
    });
    expect(entry.outputSchema).toMatchObject({ required: ['limit'] });
    expect(entry.outcomes.map(({ id }) => id)).toEqual(['good', 'too_small']);
    expect(entry).toMatchObject({ taskQueue: 'call/tendril', startToCloseMs: 120_000, maximumAttempts: 3 });
    expect(JSON.parse(JSON.stringify(entry))).toEqual(entry);
  });
});
