import { clickTarget, mailLinkPaths } from '@tendril/email';
import { recordMailEvent } from '@tendril/engine';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { logFailure } from '../log-failure.ts';
import { sendUnknown } from './unsubscribe.ts';

/** Counts clicks on links in emails and leads on to where they point: only to addresses that we signed ourselves. */
export function serveClicks(server: FastifyInstance, { engine, settings }: ApiContext): void {
  server.route<{ Params: { token: string } }>({
    method: 'GET',
    url: `${mailLinkPaths.click}:token`,
    // A HEAD request is a program looking, not a person clicking.
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const target = clickTarget(request.params.token, settings.secret);
      if (target === null) return sendUnknown(reply);
      const { messageId, url } = target;
      try {
        await recordMailEvent(engine, {
          mail: { messageId },
          happening: { name: 'email.clicked', url },
          source: 'link',
        });
      } catch (error) {
        // Whoever clicked wants to get there, also while we cannot count.
        logFailure(engine.log, { error, where: mailLinkPaths.click });
      }
      return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url, 302);
    },
  });
}
