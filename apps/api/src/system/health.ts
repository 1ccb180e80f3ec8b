import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';

/** Says whether we can take events: 200 while Postgres answers, else 503. Temporal may be away. */
export function serveHealth(server: FastifyInstance, { engine }: ApiContext): void {
  server.get('/health', async (_request, reply) => {
    const isUp = await engine.db.execute(sql`select 1`).then(
      () => true,
      () => false,
    );
    return reply.code(isUp ? 200 : 503).send({ isHealthy: isUp, database: isUp ? 'up' : 'down' });
  });
}
