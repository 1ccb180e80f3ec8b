import { mailboxMail } from '@tendril/db';
import { mailLinks } from '@tendril/email';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { mailIdSchema } from './get.ts';

/** An email is somebody else's page: it may show pictures and open links in new windows, and run nothing. */
const mailPolicy = [
  "default-src 'none'",
  'img-src https: http: data:',
  "style-src 'unsafe-inline' https:",
  'font-src https: data:',
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** Shows an email as a mail program would, for the frame on the page of the test mailbox. */
export function serveMailView(server: FastifyInstance, { engine, settings }: ApiContext): void {
  server.get('/mailbox/:id/view', async (request, reply) => {
    const { id } = mailIdSchema.parse(request.params);
    const [mail] = await engine.db
      .select({ html: mailboxMail.html, messageId: mailboxMail.messageId })
      .from(mailboxMail)
      .where(eq(mailboxMail.id, id));
    if (mail === undefined) throw new AppError('not_found', 'This email is no longer in the test mailbox.');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', mailPolicy)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .send(inNewWindows(withoutPixel(mail.html, mailLinks({ ...settings, messageId: mail.messageId }).open)));
  });
}

/** Whoever tests reads it here; only "Open" says that the lead has. */
function withoutPixel(html: string, openAddress: string): string {
  return html.replaceAll(openAddress, 'data:,');
}

function inNewWindows(html: string): string {
  const base = '<base target="_blank">';
  const head = /<head[^>]*>/i.exec(html);
  if (head === null) return base + html;
  const end = head.index + head[0].length;
  return html.slice(0, end) + base + html.slice(end);
}
