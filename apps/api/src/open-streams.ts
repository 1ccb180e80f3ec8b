import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Cuts the streams of live updates when the server closes: they would keep it waiting for ever. Cut rather than ended, for pages
 * take an end as final and a cut as a reason to connect again.
 */
export function cutStreamsOnClose(server: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  server.addHook('onRequest', async (request, { raw }) => {
    if (request.headers.accept?.includes('text/event-stream') !== true) return;
    open.add(raw);
    raw.once('close', () => open.delete(raw));
  });
  server.addHook('preClose', async () => {
    for (const stream of open) stream.destroy();
  });
}
