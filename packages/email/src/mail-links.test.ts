import { expect, test } from 'vitest';
import { clickTarget, isWebAddress, mailLinks } from './mail-links.ts';
import { signToken } from './token.ts';

const secret = 's';
const links = mailLinks({ publicUrl: 'https://mail.example.com/', secret, messageId: 'm1' });
const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

test('a click leads to the very address that was written, query and UTM included', () => {
  const url = 'https://shop.example/a?utm_source=mail&utm_campaign=spring%20sale&x=1#top';
  expect(links.click(url)).toMatch(/^https:\/\/mail\.example\.com\/c\//);
  expect(clickTarget(tokenOf(links.click(url)), secret)).toEqual({ messageId: 'm1', url });
});

test('cannot be used to redirect elsewhere', () => {
  const token = tokenOf(links.click('https://shop.example/'));
  const elsewhere = Buffer.from('https://evil.example/').toString('base64url');
  const [id = '', , mac = ''] = token.split('.');
  expect(clickTarget(`${id}.t${elsewhere}.${mac}`, secret)).toBeNull();
  expect(
    clickTarget(
      tokenOf(
        mailLinks({ publicUrl: 'https://x.example', secret: 'guess', messageId: 'm1' }).click('https://evil.example/'),
      ),
      secret,
    ),
  ).toBeNull();
  expect(clickTarget(tokenOf(links.unsubscribe), secret)).toBeNull();
  expect(clickTarget(tokenOf(links.open), secret)).toBeNull();
});

test.each(['javascript:alert(1)', '//evil.example', '/\\evil.example', 'data:text/html,x', 'https:///x', 'https:evil'])(
  'even a token of our own never leads to %s',
  (target) => {
    expect(isWebAddress(target)).toBe(false);
    expect(clickTarget(signToken({ purpose: 'click', id: 'm1', target }, secret), secret)).toBeNull();
  },
);
