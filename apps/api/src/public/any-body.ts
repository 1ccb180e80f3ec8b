import type { FastifyInstance } from 'fastify';

/** Takes a body of whatever type and makes nothing of it: what it says is in the address. */
export function ignoreBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, null));
}
