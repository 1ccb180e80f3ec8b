import { createHash, timingSafeEqual } from 'node:crypto';
import { captureLead, recordEvent } from '@tendril/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';

const largestEvent = 64 * 1024;

/** Told by us alone: an event under one of these names says that we saw it ourselves. */
const ownGroups = ['consent', 'email', 'form', 'handoff', 'lead', 'reply'];

const eventSchema = z
  .strictObject({
    email: z.string().max(320, 'This email address is too long.').optional(),
    leadId: z.uuid('This is not the id of a lead.').optional(),
    name: z
      .string('Name the event.')
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/, 'An event has letters, digits and . : - _ in its name.')
      .refine(
        (name) => !ownGroups.includes(name.split('.')[0] ?? ''),
        'Events of this name are recorded by Tendril itself.',
      ),
    properties: z.record(z.string().max(100), z.unknown()).default({}),
    /** The sender's id of the event: the same one counts once. */
    id: z.string().min(1).max(200).optional(),
  })
  .refine(({ email, leadId }) => (email === undefined) !== (leadId === undefined), {
    message: 'Say whom it is about: either email or leadId.',
    path: ['email'],
  });

type SentEvent = z.output<typeof eventSchema>;

/** Takes events from other systems, for a lead we know or under an address that becomes one. */
export function serveEvents(server: FastifyInstance, context: ApiContext): void {
  server.removeContentTypeParser('text/plain');
  // Before the body is read: who has no key makes us do no work.
  server.addHook('onRequest', async (request) => requireKey(request, context.settings.apiKey));
  server.post('/e', { bodyLimit: largestEvent }, async (request) => {
    const sent = eventSchema.parse(request.body);
    const { name, properties, id } = sent;
    const leadId = await leadOf(context, sent);
    const stored = await recordEvent(context.engine, {
      leadId,
      name,
      properties,
      source: 'api',
      ...(id === undefined ? {} : { externalId: id }),
    });
    if (stored === null) throw new AppError('not_found', 'There is no such lead.', { field: 'leadId' });
    return { leadId, eventId: stored.eventId, isNew: stored.isNew };
  });
}

async function leadOf({ engine }: ApiContext, { email, leadId }: SentEvent): Promise<string> {
  if (leadId !== undefined) return leadId;
  const captured = await captureLead(engine, { email: email ?? '' });
  if (captured.kind === 'refused') throw new AppError('invalid', captured.message, { field: captured.field });
  return captured.leadId;
}

function requireKey(request: FastifyRequest, apiKey: string): void {
  const [, given = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  // Hashed first, so that both are of one length and comparing takes one time.
  if (!timingSafeEqual(digest(given), digest(apiKey))) {
    throw new AppError('unauthorized', 'Send your key as "authorization: Bearer <key>".');
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
