import { workspace } from '@tendril/db';
import { mailLinkPaths, verifyToken } from '@tendril/email';
import { unsubscribe } from '@tendril/engine';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ApiContext } from '../context.ts';
import { ignoreBodies } from './any-body.ts';
import { markup } from './markup.ts';
import { sendPage } from './page.ts';

const address = `${mailLinkPaths.unsubscribe}:token`;
const largestBody = 16 * 1024;
type Token = { Params: { token: string } };

/**
 * Unsubscribing. GET only asks, for mail programs and scanners follow links; POST alone does it, whether it comes from our
 * button or from a mail program (RFC 8058, which may send its field in any form encoding).
 */
export function serveUnsubscribe(server: FastifyInstance, { engine, settings }: ApiContext): void {
  ignoreBodies(server);
  server.get<Token>(address, async (request, reply) => {
    const { token } = request.params;
    if (verifyToken(token, { purpose: 'unsubscribe', secret: settings.secret, now: Date.now() }) === null) {
      return sendUnknown(reply);
    }
    const [sender] = await engine.db.select({ name: workspace.name }).from(workspace).limit(1);
    const body = markup`<p>You will get no more marketing emails from ${sender?.name ?? 'us'}.</p>
      <form method="post"><button type="submit">Unsubscribe</button></form>`;
    return sendPage(reply, { title: 'Unsubscribe?', body });
  });
  server.post<Token>(address, { bodyLimit: largestBody }, async (request, reply) => {
    const { token } = request.params;
    const { kind } = await unsubscribe(engine, { token });
    if (kind === 'unknown') return sendUnknown(reply);
    const body = markup`<p>You will get no more marketing emails from us.</p>
      <p class="quiet">
        It was a mistake? <a href="${mailLinkPaths.preferences}${token}">Change your email preferences</a>.
      </p>`;
    return sendPage(reply, { title: 'You are unsubscribed', body });
  });
}

/** For a link that we did not make, or whose email is forgotten. */
export function sendUnknown(reply: FastifyReply): FastifyReply {
  const body = markup`<p>
    It may have been cut off on its way. Open it from the email once more, or reply to that email and ask to be removed.
  </p>`;
  return sendPage(reply, { title: 'This link does not work', body, status: 404 });
}
