import { describe, expect, test } from 'vitest';
import { EmailRenderError } from './liquid-sandbox.ts';
import { renderEmail } from './render-email.ts';

const values = {
  lead: { first_name: 'Ada <b>&"', company: '', tags: ['a', 'b'] },
  journey: { link: 'https://example.com/?a=1&b=2' },
};

function render(template: string) {
  return renderEmail({ subject: template, html: template, text: template, variables: [] }, values);
}

function renderError(template: string): EmailRenderError {
  try {
    render(template);
  } catch (error) {
    if (error instanceof EmailRenderError) return error;
    throw error;
  }
  throw new Error('It was rendered.');
}

describe('values', () => {
  test('are escaped in HTML alone', () => {
    expect(render('Hi {{ lead.first_name }}')).toEqual({
      subject: 'Hi Ada <b>&"',
      html: 'Hi Ada &lt;b&gt;&amp;&#34;',
      text: 'Hi Ada <b>&"',
    });
  });

  test('are escaped once, also when the author escapes them too', () => {
    expect(render('{{ lead.first_name | escape }}').html).toBe('Ada &lt;b&gt;&amp;&#34;');
    expect(render('{{ lead.first_name | escape }}').text).toBe('Ada <b>&"');
  });

  test('that are unknown or empty give nothing, or the fallback', () => {
    expect(render('[{{ lead.nothing.at.all }}]').text).toBe('[]');
    expect(render('{{ lead.company | default: "your company" }}').text).toBe('your company');
  });

  test('cannot add a header by way of the subject', () => {
    const mail = { subject: 'Hi {{ lead.name }}', html: '', text: '', variables: [] };
    const name = 'Eve\r\nBcc: all@example.com\u2028X: y\0';
    expect(renderEmail(mail, { lead: { name } }).subject).toBe('Hi Eve Bcc: all@example.com X: y');
  });

  test('are not templates themselves', () => {
    const mail = { subject: '{{ lead.name }}', html: '', text: '', variables: [] };
    expect(renderEmail(mail, { lead: { name: '{{ 7 | times: 6 }}' } }).subject).toBe('{{ 7 | times: 6 }}');
  });
});

describe('the sandbox', () => {
  test.each([
    ['an endless loop', '{% for i in (1..1000000000) %}{% for j in (1..1000000000) %}x{% endfor %}{% endfor %}'],
    [
      'a loop that only takes time',
      '{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..9) %}{% endfor %}{% endfor %}{% endfor %}',
    ],
    [
      'a string that doubles',
      '{% assign a = "xxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    ['an enormous padding', '{{ "now" | date: "%99999999999Y" }}'],
    ['a mail without end', `{% for i in (1..100000) %}${'x'.repeat(100)}{% endfor %}`],
  ])('stops %s', (_case, template) => {
    const started = performance.now();
    expect(renderError(template).code).toBe('limit_exceeded');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.each([
    '{% include "x" %}',
    '{% render "/etc/passwd" %}',
    '{% layout "x" %}',
    '{{ lead.first_name | raw }}',
    '{{ x',
  ])('knows no %s', (template) => {
    expect(renderError(template).code).toBe('template_error');
  });

  test('reaches nothing but the values themselves', () => {
    const template = '{{ lead.constructor }}{{ lead.__proto__ }}{{ lead.tags.constructor.name }}{{ lead.toString }}';
    expect(render(template).text).toBe('');
  });

  test('says nothing of the lead in its errors', () => {
    expect(renderError('{{ lead.first_name | raw }}').message).not.toContain('Ada');
  });
});

test('a template rendered a thousand times over stays quick', () => {
  const template = '<p>{{ lead.first_name | default: "there" }}</p>'.repeat(100);
  const started = performance.now();
  for (let count = 0; count < 1_000; count += 1) render(template);
  expect(performance.now() - started).toBeLessThan(5_000);
});
