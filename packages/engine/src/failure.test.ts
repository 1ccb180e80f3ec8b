import { expect, it } from 'vitest';
import { failureCodeOf } from './failure.ts';

const withCode = (code: string, cause?: unknown): Error => Object.assign(new Error('x', { cause }), { code });

it.each<[unknown, string]>([
  [withCode('40P01'), 'serialization'],
  [withCode('55P03'), 'lock_timeout'],
  [withCode('57014'), 'statement_timeout'],
  [withCode('08006'), 'database_unavailable'],
  [withCode('ECONNREFUSED'), 'database_unavailable'],
  [withCode('newer_plan'), 'newer_plan'],
  [new Error('query failed', { cause: withCode('40001') }), 'serialization'],
  [withCode('23505'), 'unexpected'],
  ['a string', 'unexpected'],
])('%# names the failure', (error, code) => {
  expect(failureCodeOf(error)).toBe(code);
});
