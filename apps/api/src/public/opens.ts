import { mailLinkPaths, verifyToken } from '@tendril/email';
import { recordMailEvent } from '@tendril/engine';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { logFailure } from '../log-failure.ts';

/** One transparent pixel, GIF. */
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Counts opened emails by the invisible picture in them. */
export function serveOpens(server: FastifyInstance, { engine, settings }: ApiContext): void {
  server.route<{ Params: { token: string } }>({
    method: 'GET',
    url: `${mailLinkPaths.open}:token`,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const claims = verifyToken(request.params.token, { purpose: 'open', secret: settings.secret, now: Date.now() });
      if (claims === null) throw new AppError('not_found', 'There is nothing at this address.');
      try {
        await recordMailEvent(engine, {
          mail: { messageId: claims.id },
          happening: { name: 'email.opened' },
          source: 'link',
        });
      } catch (error) {
        logFailure(engine.log, { error, where: mailLinkPaths.open });
      }
      return reply
        .type('image/gif')
        .header('cache-control', 'no-store')
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(pixel);
    },
  });
}
