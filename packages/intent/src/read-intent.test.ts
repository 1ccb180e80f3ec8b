import { describe, expect, it } from 'vitest';
import { readIntent, readIntentWith } from './read-intent.ts';
import type { IntentLabel, ReplyInput } from './reply.ts';
import { actsByItself, holdsMail } from './thresholds.ts';

function reply(text: string, more: Partial<ReplyInput> = {}): ReplyInput {
  return { subject: 'Re: Your guide', headers: {}, text, received: '2026-11-10T09:00:00Z', ...more };
}

describe('what a person says', () => {
  it.each<[string, IntentLabel]>([
    ['can someone call me?', 'meeting_request'],
    ['call me in March', 'not_now'],
    ['please take me off the list', 'unsubscribe'],
    ['not interested, thanks', 'not_interested'],
    ['talk to my colleague Anna <anna@x.example>', 'referral'],
    ['Bitte rufen Sie mich an', 'meeting_request'],
    ['Das ist uns leider zu teuer', 'objection'],
    ['Ik heb geen interesse', 'not_interested'],
    ['Ta bort mig från listan', 'unsubscribe'],
    ["Combien coûte l'installation ?", 'question'],
    ['No soy la persona adecuada', 'wrong_person'],
  ])('"%s" → %s', (text, primary) => {
    const reading = readIntent(reply(text));
    expect(reading).toMatchObject({ kind: 'human', primary, needsPerson: false });
    expect(reading.labels[0]?.evidence.length).toBeGreaterThan(0);
  });

  it.each(['hm, maybe, who else uses it?', 'hmm', 'Vielleicht.', 'zxcv qwpo', '', '> only a quote'])(
    '"%s" needs a person',
    (text) => {
      expect(readIntent(reply(text)).needsPerson).toBe(true);
    },
  );

  it('can be several things at once', () => {
    const { labels } = readIntent(reply('Sounds good, what does it cost?'));
    expect(labels.map(({ label }) => label)).toEqual(expect.arrayContaining(['interested', 'question']));
  });

  it('carries the day to come back on', () => {
    expect(readIntent(reply('call me in March')).until).toBe('2027-03-01');
    expect(readIntent(reply('Nicht jetzt, bitte in zwei Wochen noch einmal melden.')).until).toBe('2026-11-24');
    expect(readIntent(reply('What does it cost in March?')).until).toBeNull();
  });

  it('carries whom to write to instead', () => {
    const reading = readIntent(reply('talk to my colleague Anna <anna@x.example>'));
    expect(reading.referral).toEqual({ name: 'Anna', email: 'anna@x.example' });
    expect(readIntent(reply('What does it cost?')).referral).toBeNull();
  });

  it('carries what stands in the way', () => {
    expect(readIntent(reply('This is too expensive for us.'))).toMatchObject({
      primary: 'objection',
      objection: 'price',
    });
    expect(readIntent(reply('What does it cost?')).objection).toBeNull();
  });

  it('lets a plea to be left alone outweigh the rest', () => {
    const reading = readIntent(reply('Not interested, please remove me from your list.'));
    expect(reading.primary).toBe('unsubscribe');
    expect(actsByItself(reading)).toBe(true);
  });

  it('reads only what was written this time', () => {
    const text =
      'Yes, sounds great!\n\nOn Tue, Mar 3, 2026 at 10:12 AM Jo <jo@x.example> wrote:\n> Unsubscribe here. Stop.';
    expect(readIntent(reply(text)).primary).toBe('interested');
  });

  it('reads past greeting and thanks', () => {
    const text = 'Hi Sam,\n\nthanks for your mail. Please call me in March.\n\nBest,\nJo';
    expect(readIntent(reply(text))).toMatchObject({ primary: 'not_now', until: '2027-03-01', needsPerson: false });
  });

  it('takes a subject the lead chose, not ours', () => {
    expect(readIntent(reply('please', { subject: 'unsubscribe' })).primary).toBe('unsubscribe');
    expect(readIntent(reply('Yes, sounds great!', { subject: 'Re: How to unsubscribe' })).primary).toBe('interested');
  });
});

describe('what a machine says', () => {
  it('an absence is never human and says until when', () => {
    const reading = readIntent(reply("I'm out of office until 12 January."));
    expect(reading).toMatchObject({
      kind: 'machine',
      primary: 'out_of_office',
      until: '2027-01-12',
      needsPerson: false,
    });
  });

  it('an absence the rules do not know is still no person', () => {
    const text = 'Thank you for your mail. I am enjoying some days off and will answer it after my return on 5 May.';
    expect(readIntent(reply(text))).toMatchObject({ kind: 'machine', primary: 'out_of_office', until: '2027-05-05' });
  });

  it('a header outweighs friendly words', () => {
    const reading = readIntent(reply('Yes, sounds great, call me!', { headers: { 'Auto-Submitted': 'auto-replied' } }));
    expect(reading).toMatchObject({ kind: 'machine', primary: 'auto_reply' });
  });
});

describe('a hostile mail', () => {
  it.each([
    ['letters', 'a'.repeat(1_000_000)],
    ['signs', '@.'.repeat(500_000)],
    ['blanks', ' \n'.repeat(500_000)],
    ['digits', '1 '.repeat(500_000)],
    ['quotes', '> '.repeat(500_000)],
    ['attributions', 'On 1 '.repeat(200_000)],
    ['lines', 'On 1 a\n'.repeat(150_000)],
    ['cues', 'talk to my '.repeat(100_000)],
    ['dates', 'until the 1 '.repeat(100_000)],
    ['capitals', 'Aa '.repeat(300_000)],
  ])('of a million %s is read within a second', (_what, text) => {
    const startedAt = performance.now();
    readIntent(reply(text));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('another classifier', () => {
  const sure = { label: 'unsubscribe' as const, evidence: ['go away'] };

  it('is asked with the own words only', async () => {
    const asked: unknown[] = [];
    const classify = async (words: unknown) => (asked.push(words), [{ ...sure, confidence: 0.5 }]);
    const reading = await readIntentWith({ classify }, reply('go away\n> quoted'));
    expect(asked).toEqual([{ subject: '', text: 'go away' }]);
    expect(reading).toMatchObject({ primary: 'unsubscribe', needsPerson: true });
    expect(holdsMail(reading)).toBe(true);
  });

  it('is replaced by the embedded one when it fails', async () => {
    const input = reply('call me in March');
    await expect(readIntentWith({ classify: () => Promise.reject(new Error('down')) }, input)).resolves.toEqual(
      readIntent(input),
    );
  });

  it('is not asked about machine mail', async () => {
    const classify = () => Promise.reject(new Error('was asked'));
    const input = reply('Gone', { headers: { 'Auto-Submitted': 'auto-replied' } });
    await expect(readIntentWith({ classify }, input)).resolves.toMatchObject({ kind: 'machine' });
  });
});
