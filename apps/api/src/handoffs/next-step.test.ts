import { describe, expect, it } from 'vitest';
import { nextStepFor } from './next-step.ts';

describe('what sales may do next', () => {
  it.each([
    [{ intent: 'meeting_request', lastRead: 'pricing' }, 'Call them and agree on a time: they asked for it.'],
    [{ intent: null, lastRead: 'pricing' }, 'Ask what brought them to pricing, and offer to talk.'],
    [{ intent: 'not_now', lastRead: null }, 'Ask when it suits them, and answer “Not now” with that day.'],
    [{ intent: 'other', lastRead: null }, 'Write to them and ask what they are working on.'],
  ])('after %j', (occasion, sentence) => {
    expect(nextStepFor(occasion)).toBe(sentence);
  });
});
