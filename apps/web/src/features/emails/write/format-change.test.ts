import { describe, expect, it } from 'vitest';
import { sourceIn } from './format-change.ts';

const text = 'Dear {{ lead.first_name | default: "<you>" }},\n\nfish & chips < 5 €,\nsee you.';

describe('an email in another format', () => {
  it('makes paragraphs of a text, leaving values as they are', () => {
    expect(sourceIn({ email: { format: 'text', source: text }, to: 'html', compiled: null })).toBe(
      '<p>Dear {{ lead.first_name | default: "<you>" }},</p>\n<p>fish &amp; chips &lt; 5 €,<br />\nsee you.</p>',
    );
  });

  it('puts a text into a letter', () => {
    const mjml = sourceIn({ email: { format: 'text', source: text }, to: 'mjml', compiled: null });
    expect(mjml).toMatch(/^<mjml>[\s\S]*<mj-text[^>]*>\s*<p>Dear \{\{[\s\S]*<\/mjml>\n$/);
  });

  it('takes what a design compiles to, and leaves one that does not compile', () => {
    const email = { format: 'mjml' as const, source: '<mjml>…</mjml>' };
    const compiled = { html: '<!doctype html>…', text: 'Dear {{ lead.first_name }}' };
    expect(sourceIn({ email, to: 'text', compiled })).toBe(compiled.text);
    expect(sourceIn({ email, to: 'html', compiled })).toBe(compiled.html);
    expect(sourceIn({ email, to: 'text', compiled: null })).toBe(email.source);
  });

  it('leaves an empty email empty', () => {
    expect(sourceIn({ email: { format: 'text', source: ' ' }, to: 'mjml', compiled: null })).toBe(' ');
  });
});
