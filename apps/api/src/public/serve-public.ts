import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';
import { serveClicks } from './clicks.ts';
import { serveEvents } from './events.ts';
import { serveForms } from './forms.ts';
import { serveOpens } from './opens.ts';
import { servePreferences } from './preferences.ts';
import { serveResendWebhook } from './resend-webhook.ts';
import { serveUnsubscribe } from './unsubscribe.ts';

/** What people and programs outside may call. Each in a scope of its own: what a body may be differs from one to the next. */
export function servePublic(server: FastifyInstance, context: ApiContext): void {
  const parts = [
    serveForms,
    serveEvents,
    serveUnsubscribe,
    servePreferences,
    serveOpens,
    serveClicks,
    serveResendWebhook,
  ];
  for (const serve of parts) void server.register(async (scope) => serve(scope, context));
}
