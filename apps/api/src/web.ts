import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError, errorAnswer } from './errors.ts';
import { markup } from './public/markup.ts';
import { sendPage } from './public/page.ts';

/**
 * What our pages may load and do. Styles may stand in the page because the component library writes its colours there; scripts
 * may not. Pictures may come from anywhere for the sake of emails: the frame that shows one inherits this, and allows them
 * only when its reader asks for them.
 */
export const webPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: https: http:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const yearSeconds = 365 * 24 * 60 * 60;

/** Serves the built pages. They route in the browser, so every address that is not a file is answered by the one page. */
export function serveWeb(server: FastifyInstance, webFolder: string): void {
  void server.register(fastifyStatic, {
    root: webFolder,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, file) => {
      // Names of assets change with their content.
      const isAsset = path.basename(path.dirname(file)) === 'assets';
      reply.header('cache-control', isAsset ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    },
  });
  server.get('/', (_request, reply) => (isBuilt(webFolder) ? reply.sendFile('index.html') : sendNotBuilt(reply)));
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (isPage) return isBuilt(webFolder) ? reply.sendFile('index.html') : sendNotBuilt(reply);
    const { status, error } = errorAnswer(new AppError('not_found', 'There is nothing at this address.'));
    return reply.code(status).send({ error });
  });
}

function isBuilt(webFolder: string): boolean {
  return existsSync(path.join(webFolder, 'index.html'));
}

function sendNotBuilt(reply: Parameters<typeof sendPage>[0]): ReturnType<typeof sendPage> {
  const body = markup`<p>
    Everything else is running, but the pages have not been built. Run <code>npm run build -w @tendril/web</code> and
    load this page again.
  </p>`;
  return sendPage(reply, { title: 'The pages are not there yet', body, status: 503 });
}
