import { expect, test } from 'vitest';
import { checkEmail } from './check-email.ts';
import type { EmailCheck } from './rule.ts';
import type { EmailContent } from '../email-content.ts';

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
  // Whoever has no leads yet cannot have their fields either.
  expect(await codes({ subject: '{{ lead.shoe_size | default: "x" }}' })).toEqual(['hint unknown_variable']);
});

test('says what was probably meant, and where it stands', async () => {
  const [slip] = await checkEmail(
    { ...good, source: `<p>Hello</p>\n<p>{{ lead.frist_name | default: "you" }}</p>` },
    check,
  );
  expect(slip).toMatchObject({ message: expect.stringContaining('"lead.first_name"'), part: 'source', line: 2 });
  const [longer] = await checkEmail(
    { ...good, source: '{{ lead.emails }}\n{{ lead.email }}\n{{ lead.first_name }}' },
    check,
  );
  expect(longer).toMatchObject({ message: expect.stringContaining('"lead.emails"'), line: 1 });
  const [broken] = await checkEmail({ ...good, source: 'One\ntwo\n{% if lead.score %}' }, check);
  expect(broken).toMatchObject({ code: 'liquid_syntax', part: 'source', line: 3 });
  const outside =
    '<mjml>\n<mj-body><mj-section><mj-column><mj-text>{{ lead.score }}</mj-text></mj-column></mj-section>\n{{ lead.score }}\n</mj-body></mjml>';
  expect(await checkEmail({ ...good, format: 'mjml', source: outside }, check)).toMatchObject([
    { code: 'liquid_lost', part: 'source', line: 3 },
  ]);
  const mjml = '<mjml>\n<mj-body>\n<mj-nothing />\n</mj-body>\n</mjml>';
  expect(await checkEmail({ ...good, format: 'mjml', source: mjml }, check)).toContainEqual(
    expect.objectContaining({ code: 'mjml', part: 'source', line: 3 }),
  );
});

test('a value of the lead without fallback; a condition on it counts as one', async () => {
  expect(await codes({ subject: 'Hi {{ lead.first_name }}' })).toEqual(['hint missing_fallback']);
  expect(await codes({ subject: 'Hi{% if lead.first_name %} {{ lead.first_name }}{% endif %}' })).toEqual([]);
  expect(await codes({ subject: '{% if lead.first_name %}x{% endif %}{{ lead.first_name }}' })).toEqual([
    'hint missing_fallback',
  ]);
  expect(await codes({ subject: 'You wrote from {{ lead.email }}' })).toEqual([]);
});

test('marketing mail needs a postal address; a way out is added by itself', async () => {
  const bare = { format: 'text', source: 'Hello' } as const;
  expect(await codes(bare)).toEqual([]);
  expect(await codes(bare, { postalAddress: ' ' })).toEqual(['error no_postal_address']);
  expect(await codes(bare, { postalAddress: '', isMarketing: false })).toEqual([]);
});

test('a link that promises to unsubscribe and does not', async () => {
  const source = '<p><a href="https://example.com/leave"><b>Unsubscribe</b> here</a></p>';
  expect(await codes({ source })).toEqual(['hint unsubscribe_elsewhere']);
  expect(await codes({ source }, { isMarketing: false })).toEqual([]);
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
  expect(await codes({ source: `${good.source}<img src="b.png">` })).toEqual(['hint image_without_alt']);
  const mjml = (image: string) =>
    `<mjml><mj-body><mj-section><mj-column>${image}<mj-button href="{{ unsubscribe_url }}">Leave</mj-button></mj-column></mj-section></mj-body></mjml>`;
  expect(await codes({ format: 'mjml', source: mjml('<mj-image src="a.png" />') })).toEqual(['hint image_without_alt']);
  expect(await codes({ format: 'mjml', source: mjml('<mj-image src="a.png" alt="A tree" />') })).toEqual([]);
});

test('a mail that inboxes would cut off', async () => {
  expect(await codes({ source: good.source + 'ü'.repeat(51_000) })).toEqual([]);
  expect(await codes({ source: good.source + 'ü'.repeat(52_300) })).toEqual(['hint too_large']);
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
