import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parseInbound, type InboundMail } from './parse-inbound.ts';

async function parseFixture(name: string): Promise<InboundMail> {
  return parseInbound(await readFile(new URL(`../fixtures/${name}`, import.meta.url)));
}

describe('a reply in plain text', () => {
  test('is read with its people, words and place in the thread', async () => {
    const mail = await parseFixture('reply-plain.eml');
    expect(mail).toMatchObject({
      from: { name: 'Jürgen Müller', address: 'juergen@example.org' },
      to: [
        { name: 'Nora Brand', address: 'reply+m1.abc@in.tendril.example' },
        { name: 'Sales, Team', address: 'sales@tendril.example' },
      ],
      cc: [],
      subject: 'Re: Grüße aus Köln',
      html: null,
      messageId: '<answer-1@example.org>',
      inReplyTo: '<m1@send.tendril.example>',
      references: ['<m0@send.tendril.example>', '<m1@send.tendril.example>'],
      date: '2026-01-05T09:15:00.000Z',
      attachments: [],
    });
    expect(mail.text).toContain('Gerne nächste Woche.');
    expect(mail.text).toContain('> Hallo Jürgen');
  });

  test('keeps all headers: lower-case names, unfolded, repeated ones line by line', async () => {
    const { headers } = await parseFixture('reply-plain.eml');
    expect(headers['references']).toBe('<m0@send.tendril.example> <m1@send.tendril.example>');
    expect(headers['received']?.split('\n')).toHaveLength(2);
    expect(headers['content-type']).toBe('text/plain; charset=iso-8859-1');
  });
});

test('a reply in HTML has its words as text, and its attachments by name', async () => {
  const mail = await parseFixture('reply-html-attachment.eml');
  expect(mail.text).toBe('Yes, please call me & bring a price.');
  expect(mail.html).toContain('<b>please</b>');
  expect(mail.attachments).toEqual([{ name: 'needs.pdf', contentType: 'application/pdf', sizeBytes: 9 }]);
});

test('what tells machine mail from a person is in the headers', async () => {
  const { headers } = await parseFixture('out-of-office.eml');
  expect(headers).toMatchObject({ 'auto-submitted': 'auto-replied', 'x-autoreply': 'yes', precedence: 'bulk' });
});

test('a bounce says which address and which status', async () => {
  const mail = await parseFixture('bounce-dsn.eml');
  expect(mail.headers['content-type']).toMatch(/^multipart\/report/);
  expect(mail.headers['return-path']).toBe('<>');
  expect(mail.text).toContain('Final-Recipient: rfc822; nobody@example.org');
  expect(mail.text).toContain('Status: 5.1.1');
});

describe('bad input', () => {
  test('of a broken mail, what can be read', async () => {
    const mail = await parseFixture('broken.eml');
    expect(mail).toMatchObject({ messageId: null, inReplyTo: null, references: [], date: null });
    expect(mail.headers['subject']).toBe('=?UTF-8?Q?half');
  });

  test.each([
    ['nothing', ''],
    ['no mail at all', '\0\u0001\uFFFD binary'],
    ['headers alone', 'Subject: x'],
    ['a body alone', '\r\n\r\nHello'],
    ['a header named like a method', 'constructor: x\n__proto__: y\ntoString: z\n\nHello'],
    ['parts in parts without end', nested(500)],
    ['a thousand recipients', `To: ${Array.from({ length: 1_000 }, (_, at) => `a${at}@example.org`).join(', ')}\n\nx`],
  ])('%s is read without an error', async (_case, raw) => {
    const mail = await parseInbound(raw);
    expect(mail.text).toBeTypeOf('string');
    expect(JSON.parse(JSON.stringify(mail))).toHaveProperty('headers');
  });
});

function nested(depth: number): string {
  const lines = Array.from(
    { length: depth },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}`,
  );
  return `Subject: deep\n${lines.join('\n')}\nContent-Type: text/plain\n\nHello`;
}
