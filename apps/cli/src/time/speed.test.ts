import { describe, expect, it } from 'vitest';
import { readSpeed } from './speed.ts';

describe('a speed', () => {
  it.each([
    ['1d=1s', 86_400],
    ['1h = 500ms', 7_200],
    ['2w=1m', 20_160],
    ['1s=1s', 1],
  ])('%s', (text, speed) => {
    expect(readSpeed(text)).toBe(speed);
  });

  it.each(['', 'fast', '1d', '1d=', '1d=0s', '1s=1d', '1d=1s=1s', '1y=1s'])('refuses "%s"', (text) => {
    expect(() => readSpeed(text)).toThrow('is no speed');
  });
});
