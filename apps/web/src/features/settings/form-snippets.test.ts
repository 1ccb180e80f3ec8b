import { expect, it } from 'vitest';
import { snippetsFor } from './form-snippets.ts';

it('point at the form’s own address, with the consent it asks for', () => {
  const { html, json, page } = snippetsFor({ origin: 'https://mail.example.com', form: 'Ilse’s guide & "more"' });
  expect(page).toBe('https://mail.example.com/f/Ilse%E2%80%99s%20guide%20%26%20%22more%22');
  expect(html).toContain(`action="${page}"`);
  expect(html).toMatch(/name="_consent"[^]*name="_wording"/);
  expect(json).toContain(`curl ${page} `);
  const body = /-d '(.*)'$/.exec(json)?.[1] ?? '';
  expect(JSON.parse(body)).toMatchObject({ email: 'ada@example.com', _consent: true });
});
