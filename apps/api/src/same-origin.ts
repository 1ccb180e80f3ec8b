import type { FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';

/** Refuses what a page of another site sends: a browser may reach this server from wherever its user is reading. */
export function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const isForeign = origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
  if (isForeign || request.headers['sec-fetch-site'] === 'cross-site') {
    throw new AppError('forbidden', 'This address is for our own pages alone.');
  }
}
