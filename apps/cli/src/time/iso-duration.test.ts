import { describe, expect, it } from 'vitest';
import { readIsoDuration, sayIsoDuration } from './iso-duration.ts';

describe('ISO 8601 durations', () => {
  it.each([
    ['PT0S', 0],
    ['P2DT3H', 183_600_000],
    ['P1W', 604_800_000],
    ['PT1.5S', 1_500],
    ['P1DT12H30M15S', 131_415_000],
  ])('reads %s', (text, ms) => {
    expect(readIsoDuration(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '2 days', 'P1M', 'P1Y', '-P1D', 'P1.5D', 'P1D '])('refuses "%s"', (text) => {
    expect(readIsoDuration(text)).toBeNull();
  });

  it.each(['PT0S', 'P2DT3H', 'P7D', 'PT1.5S', 'P1DT12H30M15S', 'PT59M59S'])('says %s again', (text) => {
    expect(sayIsoDuration(readIsoDuration(text) ?? Number.NaN)).toBe(text);
  });
});
