import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { event, reply, suppression } from '@tendril/db';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiScene, sendOneMail, testWebhookSecret, type ApiScene } from '../support/api-scene.ts';
import { mailboxOf } from '../support/mail-scene.ts';

/** Emails that the provider received for us, by their id there. */
const received = new Map<string, unknown>();
let provider: Server;
let scene: ApiScene;
let count = 0;

beforeAll(async () => {
  provider = createServer((request, response) => {
    const mail = received.get(request.url?.split('/').at(-1) ?? '');
    const isAllowed = request.headers.authorization === 'Bearer re_test';
    response.writeHead(mail !== undefined && isAllowed ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(mail ?? { message: 'not found' }));
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const { port } = provider.address() as AddressInfo;
  scene = await openApiScene({ resend: { apiKey: 're_test', baseUrl: `http://127.0.0.1:${port}` } });
});
afterAll(async () => {
  await scene.close();
  provider.close();
});

interface Call {
  body: string;
  id?: string;
  /** How old the call is. */
  ageSeconds?: number;
  secret?: string;
}

/** Calls us as Resend does, signed over id, time and body. */
function call({ body, id = randomUUID(), ageSeconds = 0, secret = testWebhookSecret }: Call): Promise<Response> {
  const timestamp = String(Math.floor(Date.now() / 1_000) - ageSeconds);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': timestamp,
    'svix-signature': `v1,${signature}`,
  };
  return scene.ask('/webhooks/resend', { method: 'POST', body, headers });
}

/** The spaces show that the bytes are signed, not what they mean. */
function told(type: string, messageId: string, more: Record<string, unknown> = {}): string {
  const data = {
    email_id: `re_${messageId}`,
    from: 'a@b.example',
    to: ['c@d.example'],
    tags: { message: messageId },
    ...more,
  };
  return JSON.stringify({ type, created_at: '2026-03-02T09:00:00.000Z', data }, null, 3);
}

async function freshMail() {
  count += 1;
  return sendOneMail(scene, `webhook-${count}-`);
}

async function eventsOf(leadId: string, name: string) {
  return scene.engine.db
    .select()
    .from(event)
    .where(and(eq(event.leadId, leadId), eq(event.name, name)));
}

describe('what Resend tells', () => {
  it('is recorded once, however often it is told', async () => {
    const { leadId, mail } = await freshMail();
    const body = told('email.delivered', mail.id);
    const id = randomUUID();
    for (const outcome of ['recorded', 'known_already', 'known_already']) {
      const answer = await call({ body, id });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({ outcome });
    }
    expect(await eventsOf(leadId, 'email.delivered')).toHaveLength(1);
  });

  it('stops emails to an address that does not exist', async () => {
    const { leadId, mail } = await freshMail();
    const bounce = { type: 'Permanent', subType: 'General', message: 'no such user' };
    expect((await call({ body: told('email.bounced', mail.id, { bounce }) })).status).toBe(200);
    expect(await eventsOf(leadId, 'email.bounced')).toMatchObject([{ properties: { bounce: 'hard' } }]);
    const stopped = await scene.engine.db.select().from(suppression);
    expect(stopped).toMatchObject([{ emailKey: mail.toEmail, reason: 'bounced' }]);
  });

  it('is refused when it is not signed, not by Resend, changed on its way, or old', async () => {
    const { leadId, mail } = await freshMail();
    const body = told('email.opened', mail.id);
    const other = `whsec_${Buffer.from('another secret').toString('base64')}`;
    const headers = { 'content-type': 'application/json' };
    const answers = [
      await call({ body, secret: other }),
      await call({ body, ageSeconds: 400 }),
      await call({ body, ageSeconds: -400 }),
      await scene.ask('/webhooks/resend', { method: 'POST', body, headers }),
      await scene.ask('/webhooks/resend', {
        method: 'POST',
        body: body.replace('email.opened', 'email.clicked'),
        headers: {
          ...headers,
          'svix-id': 'x',
          'svix-timestamp': String(Math.floor(Date.now() / 1_000)),
          'svix-signature': 'v1,AAAA',
        },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    expect(await eventsOf(leadId, 'email.opened')).toEqual([]);
  });

  it('is thanked for where it does not concern us, and refused where it cannot be read', async () => {
    const unknown = await call({ body: told('email.delivered', randomUUID()) });
    expect([unknown.status, await unknown.json()]).toEqual([200, { outcome: 'unknown_mail' }]);
    const other = await call({ body: JSON.stringify({ type: 'domain.updated', created_at: 'now', data: {} }) });
    expect([other.status, await other.json()]).toEqual([200, { outcome: 'ignored' }]);
    for (const body of ['{', '[]', '{"type":"email.sent","created_at":"now","data":{}}']) {
      expect((await call({ body })).status).toBe(400);
    }
  });

  it('brings in a reply, once; one that cannot be fetched comes again', async () => {
    const { leadId, mail } = await freshMail();
    const [kept] = await mailboxOf(scene.engine, mail.id);
    const emailId = randomUUID();
    const body = told('email.received', mail.id, { email_id: emailId });
    expect((await call({ body })).status).toBe(503);

    received.set(emailId, {
      from: `Ada <${mail.toEmail}>`,
      to: [kept?.replyTo],
      subject: 'Re: Hello',
      text: 'Yes please, can we talk on Tuesday?',
      headers: { 'in-reply-to': kept?.headers['Message-ID'] ?? '' },
      created_at: '2026-03-03T09:00:00.000Z',
    });
    expect(await (await call({ body })).json()).toEqual({ outcome: 'recorded' });
    expect(await (await call({ body })).json()).toEqual({ outcome: 'known_already' });
    const replies = await scene.engine.db.select().from(reply).where(eq(reply.leadId, leadId));
    expect(replies).toMatchObject([{ body: 'Yes please, can we talk on Tuesday?', runId: mail.runId }]);
    expect(await eventsOf(leadId, 'reply.received')).toHaveLength(1);
  });
});
