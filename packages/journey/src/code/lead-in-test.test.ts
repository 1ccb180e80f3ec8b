import { describe, expect, it } from 'vitest';
import { form, journey, leadIn, reply } from './index.ts';

const content = (subject: string) => ({ content: { subject, format: 'text' as const, source: 'Hello.' } });
const guide = journey('Guide')
  .on(form('Get the guide'))
  .email(content('Your guide'), { id: 'guide' })
  .waitFor({ replied: reply() }, '3 days')
  .when('timeout', (way) => way.email(content('Still there?'), { id: 'second' }).exit('no reaction'))
  .by('replied')
  .branchOnReply({ interested: ['interested'] })
  .when('interested', (way) => way.score(20).notifySales({}, { id: 'sales' }).by('accepted').goal())
  .by('else')
  .exit('replied')
  .graph();

describe('a lead in a test', () => {
  it('moves only when the test lets time pass', () => {
    const lead = leadIn(guide);
    expect(lead.emails.map(({ step }) => step)).toEqual(['guide']);
    lead.fastForward('2 days').fastForward('23 hours');
    expect(lead.standsAt).toBe('event');
    lead.fastForward('1 hour');
    expect(lead.emails.map(({ step }) => step)).toEqual(['guide', 'second']);
    expect([lead.standsAt, lead.endedBecause]).toEqual([null, 'no reaction']);
  });

  it('replies, is scored, and goes on by what sales answers', () => {
    const lead = leadIn(guide).fastForward('1 day').replies('guide', 'interested').fastForward('1 minute');
    expect([lead.standsAt, lead.lead.score]).toEqual(['sales', 20]);
    lead.salesAnswers('sales', 'accepted').fastForward('1 minute');
    expect(lead.path.at(-1)).toBe('goal:end');
  });

  it('is refused by a journey with errors', () => {
    expect(() => leadIn(journey('Broken').on(form('')).wait('1 day').exit('done').graph())).toThrow(
      'Choose the form that lets leads in.',
    );
  });
});
