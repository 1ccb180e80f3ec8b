import { describe, expect, test } from 'vitest';
import { composeMail, EmailComposeError, type MailDraft } from './compose-mail.ts';
import { clickTarget, mailLinks } from './mail-links.ts';

const secret = 's';
const links = mailLinks({ publicUrl: 'https://mail.example.com', secret, messageId: 'm1' });
const postalAddress = 'Tendril Ltd\n1 High Street, Leeds';

function draft(changes: Partial<MailDraft> = {}): MailDraft {
  return {
    messageId: 'm1',
    from: { name: 'Nora Brand', address: 'nora@send.example.com' },
    to: { name: 'Ada', address: 'ada@example.org' },
    replyTo: 'reply+m1.abc@in.example.com',
    rendered: { subject: 'Hello', html: '<html><body><p>Hello</p></body></html>', text: 'Hello' },
    links,
    ...changes,
  };
}

function withHtml(html: string, changes: Partial<MailDraft> = {}): string {
  return composeMail(draft({ rendered: { subject: 's', html, text: 't' }, ...changes })).html;
}

describe('marketing mail', () => {
  const mail = composeMail(draft({ marketing: { postalAddress } }));

  test('can be left with one click by the headers of RFC 8058', () => {
    expect(mail.headers['List-Unsubscribe']).toBe(`<${links.unsubscribe}>`);
    expect(mail.headers['List-Unsubscribe']).toMatch(/^<https:\/\//);
    expect(mail.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  test('names the postal address and the way out in both parts', () => {
    expect(mail.html).toContain('Tendril Ltd<br>1 High Street, Leeds');
    expect(mail.html).toContain(`<a href="${links.unsubscribe}"`);
    expect(mail.html.trimEnd()).toMatch(/<\/div>\s*<\/body><\/html>$/);
    expect(mail.text).toBe(`Hello\n\n--\nTendril Ltd\n1 High Street, Leeds\nUnsubscribe: ${links.unsubscribe}\n`);
  });

  test('does not repeat what the author has put into it', () => {
    const rendered = {
      subject: 's',
      html: `<body><p>Tendril Ltd,<br/>1 High Street, Leeds</p><a href="${links.unsubscribe}">Leave</a></body>`,
      text: `Tendril Ltd, 1 High Street, Leeds\n${links.unsubscribe}`,
    };
    const own = composeMail(draft({ rendered, marketing: { postalAddress } }));
    expect(own.html).toBe(rendered.html);
    expect(own.text).toBe(rendered.text);
  });

  test('speaks the language it is given', () => {
    const words = { unsubscribe: 'Abmelden', preferences: 'Einstellungen' };
    const german = composeMail(draft({ marketing: { postalAddress: '<b>Straße', words } }));
    expect(german.html).toContain('>Abmelden</a>');
    expect(german.html).toContain('&lt;b&gt;Straße');
  });
});

test('transactional mail has neither footer nor list headers', () => {
  const mail = composeMail(draft());
  expect(mail.headers).toEqual({ 'Message-ID': '<m1@send.example.com>' });
  expect(mail.html).toBe('<html><body><p>Hello</p></body></html>');
  expect(mail).toMatchObject({ from: 'Nora Brand <nora@send.example.com>', replyTo: 'reply+m1.abc@in.example.com' });
});

test('the same draft gives the same bytes', () => {
  const tracking = { opens: true, clicks: true };
  const once = JSON.stringify(composeMail(draft({ marketing: { postalAddress }, tracking })));
  expect(JSON.stringify(composeMail(draft({ marketing: { postalAddress }, tracking })))).toBe(once);
});

test('an answer joins its thread, and a long thread is cut in the middle', () => {
  const references = Array.from({ length: 30 }, (_, index) => `<${index}@x>`);
  const { headers } = composeMail(draft({ thread: { inReplyTo: '<29@x>', references } }));
  expect(headers['In-Reply-To']).toBe('<29@x>');
  expect(headers['References']?.split(' ')).toEqual(['<0@x>', ...references.slice(20)]);
});

describe('headers cannot be injected', () => {
  const evil = 'x\r\nBcc: all@example.com';

  test('by names, subjects or threads', () => {
    const mail = composeMail(
      draft({
        from: { name: evil, address: 'nora@example.com' },
        to: { name: `"${evil}\\`, address: 'ada@example.org' },
        rendered: { subject: evil, html: '', text: '' },
        thread: { inReplyTo: `<a@b>${evil}`, references: [evil] },
      }),
    );
    const header = [mail.from, mail.to, mail.subject, ...Object.values(mail.headers)].join('');
    expect(header).not.toMatch(/[\r\n]/);
    expect(mail.from).toBe('"x Bcc: all@example.com" <nora@example.com>');
    expect(mail.to).toBe(String.raw`"\"x Bcc: all@example.com\\" <ada@example.org>`);
  });

  test.each([
    'ada@example.org\r\nBcc: all@example.com',
    'ada@example.org, eve@example.org',
    'Ada <ada@example.org>',
    'ada',
    '',
    'a@b',
    'a@-b.com',
    '.a@b.com',
  ])('by the address %j', (address) => {
    expect(() => composeMail(draft({ to: { address } }))).toThrow(EmailComposeError);
  });
});

describe('links', () => {
  const tracking = { opens: false, clicks: true };
  const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]*)"/gi)].map(([, href = '']) => href);

  test('are counted when asked for, and lead where they led', () => {
    const html = `<a class=x href='https://a.example/?utm_source=mail&amp;x=1'>A</a><AREA HREF=https://b.example/>`;
    const targets = hrefsOf(withHtml(html, { tracking })).map(
      (href) => clickTarget(href.slice(href.lastIndexOf('/') + 1), secret)?.url,
    );
    expect(targets).toEqual(['https://a.example/?utm_source=mail&x=1', 'https://b.example/']);
    expect(withHtml(html, { tracking })).toContain('<area href="https://mail.example.com/c/');
    expect(withHtml(html)).toBe(html);
  });

  test('that are no web pages, our own, or marked are left alone', () => {
    const html =
      `<a href="mailto:a@example.com">m</a><a href="#top">t</a><a href="${links.unsubscribe}">u</a>` +
      `<a data-no-track href="https://a.example/">n</a><link href="https://a.example/x.css"><!-- <a href="https://c.example"> -->`;
    expect(withHtml(html, { tracking })).toBe(html);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#10;script:alert(1)',
    'data:text/html,x',
    '&#106;avascript:x',
    'vbscript:x',
  ])('%s is taken out', (href) => {
    expect(withHtml(`<a href="${href}">x</a>`)).toBe('<a href="#">x</a>');
  });

  test('are found where they are, not where quotes pretend they were', () => {
    const html = `<a title=' href="https://safe.example"' data-no-track href="javascript:alert(1)">x</a>`;
    expect(withHtml(html, { tracking })).toBe(
      '<a title=" href=&quot;https://safe.example&quot;" data-no-track="" href="#">x</a>',
    );
  });
});

test('opens are counted only when asked for', () => {
  expect(withHtml('<body>x</body>')).not.toContain('<img');
  const tracked = withHtml('<body>x</body>', { tracking: { opens: true, clicks: false } });
  expect(tracked).toMatch(
    /<img src="https:\/\/mail\.example\.com\/o\/[^"]+" width="1" height="1" alt=""[^>]*><\/body>$/,
  );
});
