import { describe, expect, test } from 'vitest';
import { compileEmail } from './compile-email.ts';
import type { CompiledEmail, EmailContent } from './email-content.ts';
import { renderEmail } from './render-email.ts';

async function compiled(
  content: Partial<EmailContent> & Pick<EmailContent, 'format' | 'source'>,
): Promise<CompiledEmail> {
  const result = await compileEmail({ subject: 'Hello', ...content });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.compiled;
}

async function problemCodes(
  content: Partial<EmailContent> & Pick<EmailContent, 'format' | 'source'>,
): Promise<string[]> {
  const result = await compileEmail({ subject: 'Hello', ...content });
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const inColumn = (inner: string) =>
  `<mjml><mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`;

describe('MJML', () => {
  test('becomes HTML, with Liquid in texts and attributes as it was', async () => {
    const source = inColumn(
      '<mj-text>Dear {{ lead.first_name | default: "you" }}{% if lead.visits < 3 %}, welcome{% endif %}</mj-text>' +
        '<mj-button href="https://example.com/?lead={{ lead.id }}&utm_source=mail">Book</mj-button>',
    );
    const { html, text, variables } = await compiled({ format: 'mjml', source });
    expect(html).toContain('{{ lead.first_name | default: "you" }}{% if lead.visits < 3 %}, welcome{% endif %}');
    expect(html).toContain('href="https://example.com/?lead={{ lead.id }}&utm_source=mail"');
    expect(html).not.toContain('<mj-');
    expect(html).not.toContain('fonts.googleapis.com');
    expect(text).toContain('Book (https://example.com/?lead={{ lead.id }}&utm_source=mail)');
    expect(variables).toEqual(['lead.first_name', 'lead.id', 'lead.visits']);
  });

  test('keeps conditions between elements when they are marked as raw', async () => {
    const source = inColumn(
      '<mj-raw>{% if lead.vip %}</mj-raw><mj-text>For you</mj-text><mj-raw>{% endif %}</mj-raw><mj-text>All</mj-text>',
    );
    const email = await compiled({ format: 'mjml', source });
    expect(renderEmail(email, { lead: { vip: true } }).text).toBe('For you\n\nAll');
    expect(renderEmail(email, { lead: {} }).text).toBe('All');
  });

  test('conditions that MJML would drop in silence are a problem', async () => {
    const source = inColumn('{% if lead.vip %}<mj-text>For you</mj-text>{% endif %}');
    expect(await problemCodes({ format: 'mjml', source })).toEqual(['liquid_lost', 'liquid_lost']);
  });

  test.each(['', 'Hello', '<mjml>', '<mjml><mj-body><mj-nothing /></mj-body></mjml>'])(
    '%j is a problem',
    async (source) => {
      expect(await problemCodes({ format: 'mjml', source })).toEqual(['mjml']);
    },
  );

  test('reads no files', async () => {
    const source = inColumn('<mj-include path="/etc/passwd" />');
    expect((await compiled({ format: 'mjml', source })).html).not.toContain('root:');
  });
});

describe('plain text', () => {
  test('becomes HTML of the same lines with links, and is the text itself', async () => {
    const source = 'Hi {{ lead.first_name }},\n\nsee https://example.com/?a={{ lead.id }}&b=1.\nA < B\n';
    const { html, text } = await compiled({ format: 'text', source });
    const address = 'https://example.com/?a={{ lead.id }}&amp;b=1';
    expect(html).toContain(
      `Hi {{ lead.first_name }},<br>\n<br>\nsee <a href="${address}">${address}</a>.<br>\nA &lt; B`,
    );
    expect(text).toBe(source.trim());
  });

  test('makes links of values that are named so', async () => {
    const { html } = await compiled({ format: 'text', source: 'Book: {{ journey.booking_link }} {{ lead.linked }}' });
    expect(html).toContain('<a href="{{ journey.booking_link }}">{{ journey.booking_link }}</a> {{ lead.linked }}');
  });
});

describe('HTML', () => {
  test('is kept as it is; a fragment is put into a document', async () => {
    const whole = '<html><body><p>Hi</p></body></html>';
    expect((await compiled({ format: 'html', source: whole })).html).toBe(whole);
    expect((await compiled({ format: 'html', source: '<p>Hi</p>' })).html).toMatch(/^<!doctype html>[^]*<p>Hi<\/p>/);
  });

  test('gives a plain-text part of its visible words', async () => {
    const source =
      '<html><head><title>T</title><style>p{}</style></head><body><h1>Offer for {{ lead.company }}</h1>' +
      '<div style="display:none">hidden</div><p>One<br>two&nbsp;&amp; three</p><ul><li>a</li><li>b</li></ul>' +
      '<p><a href="https://example.com">https://example.com</a> <a href="mailto:a@example.com">a@example.com</a></p></body></html>';
    const { text } = await compiled({ format: 'html', source });
    expect(text).toBe(
      'Offer for {{ lead.company }}\n\nOne\ntwo & three\n\n- a\n- b\n\nhttps://example.com a@example.com',
    );
  });

  test('a text part of the author is kept', async () => {
    expect((await compiled({ format: 'html', source: '<p>x</p>', text: 'My own words' })).text).toBe('My own words');
  });
});

test('the preheader comes first, unseen, and is not in the text part', async () => {
  const preheader = 'For {{ lead.company }} & you';
  const { html, text, variables } = await compiled({
    format: 'html',
    source: '<html><body class="x"><p>Hi</p></body></html>',
    preheader,
  });
  expect(html).toMatch(
    /<body class="x"><div style="display:none[^"]*">For \{\{ lead\.company \}\} &amp; you<\/div><p>/,
  );
  expect(text).toBe('Hi');
  expect(variables).toEqual(['lead.company']);
});

test.each([
  [{ subject: '{{ lead.first_name' }, 'Subject'],
  [{ preheader: '{% if %}x{% endif %}' }, 'Preview line'],
  [{ source: '{% for x in y %}' }, 'Email'],
  [{ text: '{{ x | no_such_filter }}' }, 'Plain text'],
])('says where Liquid is wrong: %j', async (part, place) => {
  const result = await compileEmail({ subject: 'S', format: 'text', source: 'x', ...part });
  expect(result).toMatchObject({ ok: false, problems: [{ code: 'liquid_syntax' }] });
  expect(result.ok ? '' : result.problems[0]?.message).toMatch(new RegExp(`^${place}: `));
});

test('variables leave out what the template defines itself', async () => {
  const source =
    '{% assign x = journey.link %}{{ x }}{% for tag in lead.tags %}{{ tag }}{{ forloop.index }}{% endfor %}';
  expect((await compiled({ format: 'text', source })).variables).toEqual(['journey.link', 'lead.tags']);
});

test('a compiled mail survives being stored as JSON', async () => {
  const email = await compiled({ format: 'text', source: 'Hi {{ lead.a }}' });
  expect(JSON.parse(JSON.stringify(email))).toEqual(email);
});
