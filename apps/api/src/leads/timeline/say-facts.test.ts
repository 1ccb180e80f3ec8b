import { describe, expect, it } from 'vitest';
import { sayFacts } from './say-facts.ts';

describe('what a decision rested on', () => {
  it.each([
    [{ cause: 'deadline' }, ['The time was up.']],
    [{ cause: 'quote.sent', eventId: 'e1' }, ['Quote sent.']],
    [{ cause: 'handoff.accepted' }, ['Sales accepted the lead.']],
    [{ notSent: 'noConsent', topic: 'news' }, ['They have not agreed to such emails.', 'The topic is news.']],
    [
      { notSent: 'suppressed', suppression: 'bounced' },
      ['No email may go to this address.', 'Emails to the address came back.'],
    ],
    [{ intent: 'not_now', reply: 'r1' }, ['The reply was read as not now.']],
    [{ reply: null }, ['There was no reply to go by.']],
    [{ arm: 'a', share: 0.426 }, ['Chance decided, and stays: 43 of 100.']],
    [{ date: null }, ['There was no date.']],
    [{ date: Date.UTC(2026, 2, 3, 9, 30) }, ['The date is 3 March 2026 at 09:30 UTC.']],
    [
      { usedOfCap: 2, cappedUntil: Date.UTC(2026, 2, 4), sendAfter: Date.UTC(2026, 2, 4) },
      [
        '2 emails had counted towards the limit before it.',
        'The limit on emails put it off until 4 March 2026 at 00:00 UTC.',
      ],
    ],
    [
      { from: 'mql', notMoved: 'backwardWithoutReason' },
      ['The stage was Marketing qualified.', 'It stayed: a move backward needs a reason.'],
    ],
    [
      { arm: 'else', 'lead.industry': null, score: 40, tags: ['vip', 'uk'], 'lead.isCustomer': false, stage: 'sql' },
      ['industry: not known.', 'score: 40.', 'tags: vip, uk.', 'is customer: no.', 'stage: Sales qualified.'],
    ],
    [
      { 'lead.renewal': '2026-03-12', 'lead.seen': '2026-03-12T09:04:00.000Z', 'lead.size': { from: 10, to: 50 } },
      ['renewal: 12 March 2026.', 'seen: 12 March 2026 at 09:04 UTC.', 'size: from 10, to 50.'],
    ],
    [{}, []],
  ])('%j', (facts, sentences) => {
    expect(sayFacts(facts)).toEqual(sentences);
  });
});
