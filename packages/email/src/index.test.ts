import { expect, test } from 'vitest';
import {
  checkEmail,
  compileEmail,
  composeMail,
  createResendTransport,
  mailLinks,
  mailValues,
  messageIdOfReplyAddress,
  renderEmail,
  replyAddress,
  type EmailContent,
} from './index.ts';
import { startFakeResend } from './testing/fake-resend.ts';

const content: EmailContent = {
  subject: 'A word for {{ lead.first_name | default: "you" }}',
  format: 'mjml',
  source:
    '<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ lead.first_name | default: "friend" }}</mj-text>' +
    '<mj-button href="https://example.com/demo?utm_source=mail">See it</mj-button>' +
    '<mj-text><a href="{{ unsubscribe_url }}">Leave</a></mj-text></mj-column></mj-section></mj-body></mjml>',
};

test('a mail goes all the way from what was written to the provider', async () => {
  const place = { domain: 'in.example.com', secret: 's' };
  const postalAddress = 'Tendril Ltd, Leeds';
  const problems = await checkEmail(content, { knownVariables: ['lead.*'], isMarketing: true, postalAddress });
  expect(problems).toEqual([]);

  const result = await compileEmail(content);
  if (!result.ok) throw new Error('It was not compiled.');
  const links = mailLinks({ publicUrl: 'https://mail.example.com', secret: 's', messageId: 'm1' });
  const mail = composeMail({
    messageId: 'm1',
    from: { name: 'Nora', address: 'nora@example.com' },
    to: { address: 'ada@example.org' },
    replyTo: replyAddress({ messageId: 'm1', ...place }),
    rendered: renderEmail(result.compiled, { lead: { first_name: 'Ada' }, ...mailValues(links) }),
    links,
    marketing: { postalAddress },
    tracking: { opens: false, clicks: true },
  });

  const resend = await startFakeResend();
  const transport = createResendTransport({ apiKey: 're_test', baseUrl: resend.baseUrl });
  const outcome = await transport.send({ key: 'k1', mails: [mail] }, {});
  await resend.close();

  expect(outcome.kind).toBe('accepted');
  const [arrived] = resend.accepted();
  expect(arrived?.mail).toMatchObject({ subject: 'A word for Ada', to: ['ada@example.org'] });
  expect(arrived?.mail.html).toContain('Dear Ada');
  expect(arrived?.mail.html).not.toContain('https://example.com/demo');
  expect(arrived?.mail.html.split(links.unsubscribe)).toHaveLength(2);
  expect(arrived?.mail.text).toContain('Tendril Ltd, Leeds');
  expect(messageIdOfReplyAddress(arrived?.mail.reply_to ?? '', place)).toBe('m1');
});
