import { expect, it } from 'vitest';
import { failureCodeOf, traceOf } from './failure.ts';

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

it('tells a log where an error comes from, without a word of what it says', () => {
  const statement = new Error('Failed query: update lead\nparams: greta@fjordlinefittings.example');
  const trace = traceOf(new Error('insert … greta', { cause: Object.assign(statement, { code: '22P02' }) }));
  expect(trace).not.toContain('greta');
  expect(trace).toMatch(/^Error\n\s+at .*failure\.test\.ts.*\n[^]*caused by Error 22P02\n\s+at /);
  expect(traceOf('a string')).toBe('');
});
