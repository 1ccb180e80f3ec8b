import { parseResendEvent, verifyResendWebhook } from '@tendril/email';
import { recordProviderEvent, recordReply } from '@tendril/engine';
import type { FastifyInstance } from 'fastify';
import { fetchReceived } from '../adapters/fetch-received.ts';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { resendAccount, webhookSecret } from '../settings/provider/known-provider.ts';

const largestCall = 1024 * 1024;

/**
 * Takes what Resend tells about our emails. Genuine calls are answered 200, also the repeated and the uninteresting, so that it
 * stops calling; a call that could not be kept is answered 503 and comes again.
 */
export function serveResendWebhook(server: FastifyInstance, context: ApiContext): void {
  const { engine } = context;
  // The signature is over the bytes as they came.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  server.post('/webhooks/resend', { bodyLimit: largestCall }, async (request) => {
    const secret = await webhookSecret(context);
    if (secret === null) throw new AppError('not_found', 'No signing secret of Resend is set: RESEND_WEBHOOK_SECRET.');
    const payload = typeof request.body === 'string' ? request.body : '';
    const verdict = verifyResendWebhook({ payload, headers: request.headers, secret, now: Date.now() });
    if (!verdict.ok) throw new AppError('unauthorized', 'This call is not signed by Resend, or it is too old.');
    const result = parseResendEvent(readJson(payload));
    if (result.kind === 'malformed')
      throw new AppError('invalid', 'This call does not say what happened to which email.');
    if (result.kind === 'ignored') return { outcome: 'ignored' };
    const { event } = result;
    if (event.name !== 'email.received')
      return { outcome: await recordProviderEvent(engine, { id: verdict.id, event }) };
    const received = await fetchReceived(await resendAccount(context), event.providerId);
    const recorded = await recordReply(engine, { ...received, externalId: `resend/${event.providerId}` });
    return { outcome: recorded.kind };
  });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid', 'This is not JSON.', { cause });
  }
}
