import { describe, expect, it } from 'vitest';
import { stripQuoted } from './strip-quoted.ts';

describe('quoted text', () => {
  it.each([
    ['On Tue, Mar 3, 2026 at 10:12 AM Anna Lee <anna@x.example> wrote:'],
    ['On 3 Mar 2026, at 10:12, Anna Lee <anna@x.example> wrote:'],
    ['On Tue, Mar 3, 2026 at 10:12 AM Anna Maria Lee-Carrington <\nanna.maria@long-domain.example> wrote:'],
    ['Am Di., 3. März 2026 um 10:12 Uhr schrieb Anna Lee <anna@x.example>:'],
    ['Am 03.03.2026 um 10:12 schrieb Anna Lee <anna@x.example>:'],
    ['Anna Lee <anna@x.example> schrieb am Di., 3. März 2026, 10:12:'],
    ['Op di 3 mrt 2026 om 10:12 schreef Anna Lee <anna@x.example>:'],
    ['Op 3 mrt. 2026, om 10:12 heeft Anna Lee <anna@x.example> het volgende geschreven:'],
    ['Den tis 3 mars 2026 kl 10:12 skrev Anna Lee <anna@x.example>:'],
    ['3 mars 2026 kl. 10:12 skrev Anna Lee <anna@x.example>:'],
    ['Le mar. 3 mars 2026 à 10:12, Anna Lee <anna@x.example> a écrit :'],
    ['El mar, 3 mar 2026 a las 10:12, Anna Lee (<anna@x.example>) escribió:'],
  ])('ends before "%s"', (attribution) => {
    expect(stripQuoted(`Yes please.\n\n${attribution}\n\n> Would you like the guide?\n> Anna`)).toBe('Yes please.');
    expect(stripQuoted(`Yes please.\n\n${attribution}\nWould you like the guide?\nAnna`)).toBe('Yes please.');
  });

  it.each([
    ['-----Original Message-----\nFrom: Anna <anna@x.example>\nSent: Tuesday, 3 March 2026 10:12\nSubject: Guide'],
    ['-----Ursprüngliche Nachricht-----\nVon: Anna'],
    ['________________________________\nFrom: Anna'],
    ['From: Anna Lee <anna@x.example>\nSent: Tuesday, March 3, 2026 10:12 AM\nTo: Bo\nSubject: Guide'],
    ['Von: Anna Lee <anna@x.example>\nGesendet: Dienstag, 3. März 2026 10:12\nAn: Bo\nBetreff: Guide'],
    ['Van: Anna Lee <anna@x.example>\nVerzonden: dinsdag 3 maart 2026 10:12\nAan: Bo'],
    ['Från: Anna Lee <anna@x.example>\nSkickat: den 3 mars 2026 10:12\nTill: Bo'],
    ['De : Anna Lee <anna@x.example>\nEnvoyé : mardi 3 mars 2026 10:12\nÀ : Bo'],
    ['De: Anna Lee <anna@x.example>\nEnviado el: martes, 3 de marzo de 2026 10:12\nPara: Bo'],
    ['*From:* Anna Lee <anna@x.example>\n*Sent:* Tuesday, March 3, 2026 10:12 AM'],
    ['Begin forwarded message:\n\nFrom: Anna'],
  ])('ends before the block "%s"', (block) => {
    expect(stripQuoted(`Call me.\r\n\r\n${block}\n\nWould you like the guide?`)).toBe('Call me.');
  });

  it('keeps answers between and below quoted lines', () => {
    const text = 'On Tue, Mar 3, 2026 Anna <a@x.example> wrote:\n\n> Do you need it?\nYes.\n> When?\nIn May.';
    expect(stripQuoted(text)).toBe('Yes.\nIn May.');
  });

  it('is empty when there is nothing but quotes', () => {
    expect(stripQuoted('> Would you like the guide?')).toBe('');
  });

  it('leaves a sentence that only looks like an attribution', () => {
    const text = 'On Monday 3 people from our team wrote down what we need.\nFrom: here it looks good.';
    expect(stripQuoted(text)).toBe(text);
  });
});

describe('signatures', () => {
  it.each([
    ['-- \nJo Ek\nHead of Things\n+46 70 555 01 23'],
    ['Sent from my iPhone'],
    ['Von meinem iPhone gesendet'],
    ['Best regards,\nJo Ek\njo@x.example'],
    ['Kind regards\nJo'],
    ['Mit freundlichen Grüßen\nJo Ek'],
    ['Viele Grüße\nJo'],
    ['Met vriendelijke groet,\nJo'],
    ['Med vänliga hälsningar\nJo'],
    ['Cordialement,\nJo'],
    ['Un saludo,\nJo'],
    ['Cheers, \nJo'],
  ])('are cut: "%s"', (signature) => {
    expect(stripQuoted(`Yes please.\n\n${signature}`)).toBe('Yes please.');
  });

  it('leaves a mail that is only a greeting, and thanks before a question', () => {
    expect(stripQuoted('Thanks')).toBe('Thanks');
    expect(stripQuoted('Got it.\nThanks\nWhat does it cost?')).toContain('What does it cost?');
  });
});
