import { startApi } from '@tendril/api';
import { expect } from 'vitest';
import { enterNewLeads, mailOf, oneMail, openMailScene, sendDue, type MailScene } from './mail-scene.ts';

/** A scene that can send, with an API listening on a free port. */
export interface ApiScene extends MailScene {
  /** Where it listens. */
  address: string;
  /** Asks it; a redirect is an answer, not followed. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Calls a procedure of the pages. */
  query(procedure: string, input?: unknown): Promise<Response>;
  mutate(procedure: string, input: unknown): Promise<Response>;
}

export const testApiKey = 'a key for tests';
export const testWebhookSecret = `whsec_${Buffer.from('a secret of the provider').toString('base64')}`;

export interface ApiSceneOptions {
  databaseUrl?: string;
  webFolder?: string;
  resend?: { apiKey: string; baseUrl: string };
  /** Where a key typed into the settings is good. */
  resendBaseUrl?: string;
  /** Null where the environment names none. */
  resendWebhookSecret?: string | null;
}

/** Temporal's address is one where nothing listens: the API has to do without it. */
export async function openApiScene({
  databaseUrl,
  webFolder,
  resend,
  resendBaseUrl,
  resendWebhookSecret = testWebhookSecret,
}: ApiSceneOptions = {}): Promise<ApiScene> {
  const scene = await openMailScene();
  const api = await startApi(
    {
      databaseUrl: databaseUrl ?? scene.database.url,
      host: '127.0.0.1',
      port: 0,
      publicUrl: scene.engine.publicUrl,
      secret: scene.engine.secret,
      apiKey: testApiKey,
      resend: resend ?? null,
      resendBaseUrl: resendBaseUrl ?? null,
      resendWebhookSecret,
      temporal: { connectionOptions: { address: '127.0.0.1:1' }, namespace: 'default' },
      temporalUi: null,
    },
    webFolder === undefined ? {} : { webFolder },
  );
  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, api.address), { redirect: 'manual', ...init });
  return {
    ...scene,
    address: api.address,
    ask,
    query: (procedure, input = {}) => ask(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`),
    mutate: (procedure, input) => ask(`/trpc/${procedure}`, jsonBody(input)),
    close: async () => {
      await api.stop();
      await scene.close();
    },
  };
}

/** A POST of JSON. */
export function jsonBody(value: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', body: JSON.stringify(value), headers: { 'content-type': 'application/json', ...headers } };
}

/** A lead with consent, and the email it was sent, in the test mailbox. */
export async function sendOneMail(scene: MailScene, prefix: string) {
  const { leadIds, runIds } = await enterNewLeads(scene.engine, { graph: oneMail(), count: 1, prefix });
  await sendDue(scene);
  const [leadId = '', runId = ''] = [leadIds[0], runIds[0]];
  return { leadId, mail: await mailOf(scene.engine, runId) };
}

/** What a procedure answered; fails when it refused. */
export async function dataOf<T>(answer: Response): Promise<T> {
  // Safe because tRPC answers in this shape; the test says what it expects inside.
  const body = (await answer.json()) as { result: { data: T } };
  expect([answer.status, body]).toMatchObject([200, {}]);
  return body.result.data;
}

/** Why a procedure refused. */
export async function errorOf(answer: Response): Promise<{ code: string; message: string; field?: string }> {
  const body = (await answer.json()) as { error: { data: { code: string; message: string; field?: string } } };
  return body.error.data;
}
