import { captureLead } from '@tendril/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError, errorAnswer } from '../errors.ts';
import { logFailure } from '../log-failure.ts';
import { sendFormPage } from './form-page.ts';
import { markup } from './markup.ts';
import { sendPage } from './page.ts';
import { sameSitePath } from './same-site-path.ts';
import { readSubmission, type RawSubmission, type Submission } from './submission.ts';

const largestSubmission = 64 * 1024;
const formSchema = z.string().trim().min(1).max(120);

/** Shows forms, and takes what people fill in: from a plain HTML form without any script as well as from a program that sends JSON. */
export function serveForms(server: FastifyInstance, context: ApiContext): void {
  server.removeContentTypeParser('text/plain');
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, readUrlEncoded(String(body)));
  });
  // A form may stand on any site, and nothing here depends on who the browser is logged in as.
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*').header('access-control-allow-headers', 'content-type');
  });
  server.setErrorHandler((error, request, reply) => {
    logFailure(context.engine.log, { error, where: '/f/:form' });
    return sendRefusal(request, reply, error);
  });
  server.options('/f/:form', (_request, reply) => reply.code(204).send());
  server.get<{ Params: { form: string } }>('/f/:form', async (request, reply) =>
    sendFormPage(context.engine.db, reply, formSchema.parse(request.params.form)),
  );
  server.post<{ Params: { form: string } }>('/f/:form', { bodyLimit: largestSubmission }, async (request, reply) => {
    const form = formSchema.parse(request.params.form);
    const submission = readSubmission(rawSubmissionOf(request.body));
    if (!submission.isTrapped) await keepSubmission(context, form, submission);
    return sendThanks(request, reply, sameSitePath(submission.next ?? '', context.settings.publicUrl));
  });
}

async function keepSubmission({ engine }: ApiContext, form: string, submission: Submission): Promise<void> {
  const { email, fields, topics, wording, timeZone, id } = submission;
  const captured = await captureLead(engine, {
    email,
    fields,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(topics.length === 0
      ? {}
      : { consent: { topics, source: `form ${form}`, ...(wording === undefined ? {} : { wording }) } }),
    event: {
      name: 'form.submitted',
      properties: { ...fields, form },
      source: 'form',
      ...(id === undefined ? {} : { externalId: `${form}:${id}` }),
    },
  });
  if (captured.kind === 'refused') throw new AppError('invalid', captured.message, { field: captured.field });
}

function rawSubmissionOf(body: unknown): RawSubmission {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new AppError('invalid', 'Send the fields of the form as one object.');
}

function readUrlEncoded(text: string): RawSubmission {
  const fields = new URLSearchParams(text);
  const entries = [...new Set(fields.keys())].map((name): [string, unknown] => {
    const values = fields.getAll(name);
    return [name, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries(entries);
}

/** A person in a browser is shown a page; a program gets JSON. */
function isPerson(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

function sendThanks(request: FastifyRequest, reply: FastifyReply, next: string | null): FastifyReply {
  if (!isPerson(request)) return reply.send({ ok: true });
  if (next !== null) return reply.redirect(next, 303);
  return sendPage(reply, {
    title: 'Thank you',
    body: markup`<p>We have received what you sent. You can close this page.</p>`,
  });
}

function sendRefusal(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const { status, error } = errorAnswer(thrown);
  if (!isPerson(request)) return reply.code(status).send({ error });
  const about =
    error.field === undefined ? markup`` : markup`<p class="quiet">It is about the field "${error.field}".</p>`;
  const body = markup`<p>${error.message}</p>
    ${about}
    <p class="quiet">Nothing was kept. Go back, mend it and send it again.</p>`;
  return sendPage(reply, { title: 'This could not be sent', body, status });
}
