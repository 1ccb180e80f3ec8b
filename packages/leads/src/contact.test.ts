import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyDomainOf, normaliseEmail, normalisePhone } from './contact.ts';

describe('normaliseEmail', () => {
  it.each([
    ['Greta.Lind@Northlight.Example', 'greta.lind@northlight.example'],
    [' \tgreta@northlight.example\u00a0', 'greta@northlight.example'],
    ['mailto:greta@northlight.example', 'greta@northlight.example'],
    ['"Lind, Greta" <Greta@Northlight.example>', 'greta@northlight.example'],
    ["o'neil+news@sub.brookheating.example", "o'neil+news@sub.brookheating.example"],
    ['info@Müller.example', 'info@xn--mller-kva.example'],
    ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
    ['info@例え。テスト', 'info@xn--r8jz45g.xn--zckzah'],
    [`${'a'.repeat(64)}@b.example`, `${'a'.repeat(64)}@b.example`],
  ])('%j is %s', (raw, email) => expect(normaliseEmail(raw)).toBe(email));

  it.each([
    '',
    '@',
    'greta',
    'greta@',
    '@northlight.example',
    'greta@localhost',
    'greta@127.0.0.1',
    'greta lind@northlight.example',
    '.greta@northlight.example',
    'greta.@northlight.example',
    'gre..ta@northlight.example',
    'greta@-north.example',
    'greta@north_light.example',
    'greta@northlight..example',
    'greta@northlight.example.',
    'a@b@northlight.example',
    'müller@northlight.example',
    'greta@🌱.example',
    'greta@northlight.example, tom@northlight.example',
    `${'a'.repeat(65)}@b.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(126)}example`,
    'greta@north\nlight.example',
  ])('%j is no address', (raw) => expect(normaliseEmail(raw)).toBeNull());

  it('leaves its own result as it is, and never throws', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string(),
          fc.tuple(part, part).map(([a, b]) => `${a}@${b}.example`),
        ),
        (raw) => {
          const email = normaliseEmail(raw);
          expect(email === null ? null : normaliseEmail(email)).toBe(email);
        },
      ),
    );
  });

  it('encodes domains beyond ASCII as Node does', () => {
    const letters = Array.from('aeiobcxyz0189-äöüéèñçøåžłığαβγжщыא漢字かなカナ한글');
    const label = fc
      .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 14 })
      .map((list) => `a${list.join('')}z`);
    fc.assert(
      fc.property(label, (name) => {
        const expected = domainToASCII(`${name}.example`);
        // Node refuses some labels that DNS would take, such as those with two hyphens in third place.
        fc.pre(expected !== '');
        expect(normaliseEmail(`info@${name}.example`)).toBe(`info@${expected}`);
      }),
    );
  });
});

describe('companyDomainOf', () => {
  it.each([
    ['Greta@Northlight.Example', 'northlight.example'],
    ['a@outlook.varde.example', 'outlook.varde.example'],
    ['a@yahoo-consulting.com', 'yahoo-consulting.com'],
  ])('%s works at %s', (email, domain) => expect(companyDomainOf(email)).toBe(domain));

  it.each(['a@gmail.com', 'A@GMX.de', 'a@yahoo.co.uk', 'a@outlook.com', 'a@web.de', 'a@hotmail.com.br', 'no address'])(
    '%s says nothing of a company',
    (email) => expect(companyDomainOf(email)).toBeNull(),
  );
});

describe('normalisePhone', () => {
  it.each([
    ['+44 20 7946 0123', undefined, '+442079460123'],
    ['0044 (0)20 7946-0123', undefined, '+442079460123'],
    ['+49 (0) 30/901820', undefined, '+4930901820'],
    ['020 7946 0123', 'GB', '+442079460123'],
    ['(415) 555-0123', 'US', '+14155550123'],
    ['1-415-555-0123', 'US', '+14155550123'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['tel:+31.20.555.0123', 'US', '+31205550123'],
  ] as const)('%s (%s) is %s', (raw, country, phone) => expect(normalisePhone(raw, country)).toBe(phone));

  it.each([
    '',
    '12345',
    '020 7946 0123',
    '+44 20 7946 0123 ext. 4',
    '+0123456789',
    '+1234567890123456',
    'call me',
    '++44 2079460123',
  ])('%j alone is no number', (raw) => expect(normalisePhone(raw)).toBeNull());
});
