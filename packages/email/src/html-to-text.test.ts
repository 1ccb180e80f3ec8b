import { expect, test } from 'vitest';
import { htmlToText } from './html-to-text.ts';

test.each([
  ['<p>One</p>\n\n<p>two <b>bold</b>,\n three</p>', 'One\n\ntwo bold, three'],
  ['a<br>b<br><br><br>c', 'a\nb\n\nc'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  ['<a href="https://x.example"><img src="a.png"></a>', 'https://x.example'],
  ['<a href="https://x.example">words</a>.', 'words (https://x.example).'],
  ['<a href="https://x.example">a <a href="https://y.example">b</a></a>', 'a b (https://x.example)'],
  [
    '<div>{{ a | default: "<b>" }}</div><div>{% if a < b %}x{% endif %}</div>',
    '{{ a | default: "<b>" }}\n{% if a < b %}x{% endif %}',
  ],
  ['', ''],
])('%j', (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test.each([
  ['breaks', '<br>'.repeat(200_000)],
  ['links that are never closed', '<a href=x>y'.repeat(80_000)],
  ['nested blocks', '<div>'.repeat(100_000)],
])('a million characters of %s take no time worth telling', (_case, html) => {
  const started = performance.now();
  htmlToText(html);
  expect(performance.now() - started).toBeLessThan(3_000);
});
