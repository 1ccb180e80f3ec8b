import { expect, test } from 'vitest';
import { checkEmail, type EmailCheck } from './check-email.ts';
import type { EmailContent } from './email-content.ts';

const check: EmailCheck = {
  knownVariables: ['lead.first_name', 'lead.email', 'journey.*'],
  isMarketing: true,
  postalAddress: 'Tendril Ltd, 1 High Street, Leeds',
};
const good: EmailContent = {
  subject: 'Hello {{ lead.first_name | default: "there" }}',
  format: 'html',
  source:
    '<p>{{ journey.offer }} <a href="https://example.com/{{ lead.email | url_encode | default: "x" }}">See</a></p>' +
    '<img src="a.png" alt=""><a href="{{ unsubscribe_url }}">Unsubscribe</a>',
};

async function codes(content: Partial<EmailContent>, against: Partial<EmailCheck> = {}): Promise<string[]> {
  const problems = await checkEmail({ ...good, ...content }, { ...check, ...against });
  return problems.map(({ severity, code }) => `${severity} ${code}`);
}

test('a good mail has no problems', async () => {
  expect(await codes({})).toEqual([]);
});

test('a name that nothing has', async () => {
  expect(await codes({ subject: '{{ lead.frist_name | default: "x" }}' })).toEqual(['error unknown_variable']);
});

test('a value of the lead without fallback; a condition on it counts as one', async () => {
  expect(await codes({ subject: 'Hi {{ lead.first_name }}' })).toEqual(['warning missing_fallback']);
  expect(await codes({ subject: 'Hi{% if lead.first_name %} {{ lead.first_name }}{% endif %}' })).toEqual([]);
  expect(await codes({ subject: '{% if lead.first_name %}x{% endif %}{{ lead.first_name }}' })).toEqual([
    'warning missing_fallback',
  ]);
});

test('marketing mail without a way out or an address; transactional mail needs neither', async () => {
  const bare = { format: 'text', source: 'Hello' } as const;
  expect(await codes(bare)).toEqual(['warning no_unsubscribe_link']);
  expect(await codes(bare, { postalAddress: ' ' })).toEqual(['error no_postal_address', 'warning no_unsubscribe_link']);
  expect(await codes(bare, { postalAddress: '', isMarketing: false })).toEqual([]);
});

test.each([
  ['example.com', true],
  ['/pricing', true],
  ['https//example.com', true],
  ['https://', true],
  ['https://example', true],
  ['https://exa mple.com', true],
  ['mailto:nobody', true],
  ['javascript:alert(1)', true],
  [' java\nscript:alert(1)', true],
  ['', true],
  ['#', true],
  ['https://example.com/a?b=c#d', false],
  ['https://{{ journey.host }}/a', false],
  ['{{ journey.link }}', false],
  ['mailto:a@example.com', false],
  ['tel:+44123', false],
])('the link %j: broken is %s', async (href, isBroken) => {
  const source = `<a href="${href}">x</a><a href="{{ unsubscribe_url }}">Unsubscribe</a>`;
  expect(await codes({ source })).toEqual(isBroken ? ['error broken_link'] : []);
});

test('a picture without words, in HTML and in MJML', async () => {
  expect(await codes({ source: `${good.source}<img src="b.png">` })).toEqual(['warning image_without_alt']);
  const mjml = (image: string) =>
    `<mjml><mj-body><mj-section><mj-column>${image}<mj-button href="{{ unsubscribe_url }}">Leave</mj-button></mj-column></mj-section></mj-body></mjml>`;
  expect(await codes({ format: 'mjml', source: mjml('<mj-image src="a.png" />') })).toEqual([
    'warning image_without_alt',
  ]);
  expect(await codes({ format: 'mjml', source: mjml('<mj-image src="a.png" alt="A tree" />') })).toEqual([]);
});

test('a mail that inboxes would cut off', async () => {
  expect(await codes({ source: good.source + 'ü'.repeat(51_000) })).toEqual([]);
  expect(await codes({ source: good.source + 'ü'.repeat(52_300) })).toEqual(['warning too_large']);
});

test('scripts and an empty subject', async () => {
  expect(await codes({ source: `${good.source}<script>x</script>`, subject: ' ' })).toEqual([
    'error no_subject',
    'error script',
  ]);
});

test('what does not compile is an error', async () => {
  expect(await codes({ source: '{{ x' })).toEqual(['error liquid_syntax']);
});
