import { expect, test } from 'vitest';
import { IdempotencyMemory } from './idempotency-memory.ts';

const answer = { status: 200, headers: {}, body: '{}' };

test('tells a call at work, a repeated one, and one with another body apart', () => {
  const memory = new IdempotencyMemory(() => 0);
  expect(memory.begin('k', 'a')).toBe('new');
  expect(memory.begin('k', 'a')).toBe('in_flight');
  expect(memory.begin('k', 'b')).toBe('other_body');
  memory.end('k', answer);
  expect(memory.begin('k', 'a')).toBe(answer);
});

test('a key under which nothing was accepted can be used again; no key is never repeated', () => {
  const memory = new IdempotencyMemory(() => 0);
  memory.begin('k', 'a');
  memory.end('k', null);
  expect(memory.begin('k', 'b')).toBe('new');
  expect(memory.begin('', 'a')).toBe('new');
  expect(memory.begin('', 'b')).toBe('new');
});
