import { describe, expect, it } from 'vitest';
import { reasonsIn } from './reasons.ts';

describe('what speaks for a lead', () => {
  it('is told once, with how often, and in words', () => {
    const events = [
      { name: 'form.submitted', at: '2026-03-02T09:00:00.000Z' },
      { name: 'email.clicked' },
      { name: 'email.clicked' },
      { name: 'score.changed' },
      { name: 'reply.received', intent: 'meeting_request' },
      { name: 'demo.booked' },
    ];
    expect(reasonsIn({ journey: 'Guide', events })).toEqual([
      'filled in a form',
      'clicked 2 times',
      'replied: meeting request',
      'demo booked',
    ]);
  });

  it.each([[{}], [null], [{ events: 'none' }]])('is nothing in %j', (brief) => {
    expect(reasonsIn(brief)).toEqual([]);
  });
});
