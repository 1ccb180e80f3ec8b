import { fastifyTRPCPlugin, type FastifyTRPCPluginOptions } from '@trpc/server/adapters/fastify';
import { fastify, type FastifyInstance } from 'fastify';
import type { ApiContext } from './context.ts';
import { errorAnswer } from './errors.ts';
import { logFailure } from './log-failure.ts';
import { serveMailView } from './mailbox/view.ts';
import { servePublic } from './public/serve-public.ts';
import { cutStreamsOnClose } from './open-streams.ts';
import { appRouter, type AppRouter } from './router.ts';
import { refuseOtherSites } from './same-origin.ts';
import { serveHealth } from './system/health.ts';
import { causeOf } from './trpc.ts';
import { serveWeb, webPolicy } from './web.ts';

export interface ServerOptions {
  context: ApiContext;
  /** The built pages. */
  webFolder: string;
}

/** Tokens of links to far addresses are long. */
const longestParameter = 5_000;
const largestBody = 1024 * 1024;
/** A draft carries all its emails. */
const largestDraft = 6 * 1024 * 1024;

/** Puts the server together; the caller lets it listen. */
export function createServer({ context, webFolder }: ServerOptions): FastifyInstance {
  const server = fastify({
    bodyLimit: largestBody,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: longestParameter },
  });
  server.addHook('onRequest', async (_request, reply) => {
    reply
      .header('content-security-policy', webPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'same-origin');
  });
  server.setErrorHandler((error, request, reply) => {
    logFailure(context.engine.log, { error, where: request.routeOptions.url ?? 'unknown' });
    const { status, error: told } = errorAnswer(error);
    return reply.code(status).send({ error: told });
  });
  serveHealth(server, context);
  void server.register(async (scope) => serveTrpc(scope, context));
  void server.register(async (scope) => serveMailView(scope, context));
  servePublic(server, context);
  serveWeb(server, webFolder);
  return server;
}

function serveTrpc(server: FastifyInstance, context: ApiContext): void {
  server.addHook('onRequest', async (request) => refuseOtherSites(request));
  cutStreamsOnClose(server);
  server.addHook('onRoute', (route) => {
    route.bodyLimit = largestDraft;
  });
  server.setErrorHandler((error, _request, reply) => {
    const { status, error: told } = errorAnswer(error);
    return reply.code(status).send({ error: told });
  });
  const options: FastifyTRPCPluginOptions<AppRouter> = {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: () => context,
      // Drafts of emails and conditions are asked about; they are longer than an address may be.
      allowMethodOverride: true,
      onError: ({ error, path }) => logFailure(context.engine.log, { error: causeOf(error), where: path ?? 'trpc' }),
      responseMeta: ({ errors }) => {
        const [first] = errors;
        return first === undefined ? {} : { status: errorAnswer(causeOf(first)).status };
      },
    },
  };
  void server.register(fastifyTRPCPlugin, options);
}
