import { randomUUID } from 'node:crypto';
import { event, lead } from '@tendril/db';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonBody, openApiScene, testApiKey, type ApiScene } from '../support/api-scene.ts';
import { makeLeads } from '../support/test-engine.ts';

let scene: ApiScene;
let leadId: string;

beforeAll(async () => {
  scene = await openApiScene();
  [leadId = ''] = await makeLeads(scene.engine, 1);
});
afterAll(() => scene.close());

function send(body: unknown, authorization = `Bearer ${testApiKey}`): Promise<Response> {
  return scene.ask('/e', jsonBody(body, { authorization }));
}

async function eventsNamed(name: string) {
  return scene.engine.db.select().from(event).where(eq(event.name, name));
}

describe('the event API', () => {
  it('records what happened to a lead, while Temporal is away', async () => {
    const answer = await send({ leadId, name: 'demo.booked', properties: { slot: '09:00' } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ leadId, isNew: true });
    expect(await eventsNamed('demo.booked')).toMatchObject([{ leadId, source: 'api', properties: { slot: '09:00' } }]);
  });

  it('makes a lead of an address it has not seen', async () => {
    const answer = await send({ email: 'new@acme.example', name: 'app.signed_up' });
    expect(answer.status).toBe(200);
    const [made] = await scene.engine.db.select().from(lead).where(eq(lead.emailKey, 'new@acme.example'));
    expect(await eventsNamed('app.signed_up')).toMatchObject([{ leadId: made?.id }]);
  });

  it('counts an event once, however often it is sent, also at the same time', async () => {
    const sent = { leadId, name: 'invoice.paid', id: 'invoice-17' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(sent)));
    const told = (await Promise.all(answers.map((answer) => answer.json()))) as { eventId: string; isNew: boolean }[];
    expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(1);
    expect(told.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await eventsNamed('invoice.paid')).toHaveLength(1);
  });

  it.each([
    ['none', ''],
    ['another', 'Bearer another key'],
    ['one of another kind', `Basic ${testApiKey}`],
  ])('refuses who shows %s for a key', async (_what, authorization) => {
    const answer = await send({ leadId, name: 'without.key' }, authorization);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
    expect(await eventsNamed('without.key')).toEqual([]);
  });

  it.each([
    ['nobody', { name: 'bad.one' }, 'email'],
    ['two people', { name: 'bad.one', email: 'a@acme.example', leadId: randomUUID() }, 'email'],
    ['what is no address', { name: 'bad.one', email: 'nobody' }, 'email'],
    ['an event without a name', { email: 'a@acme.example' }, 'name'],
    ['a name with spaces', { email: 'a@acme.example', name: 'bad one' }, 'name'],
    ['what only we can know', { email: 'a@acme.example', name: 'email.clicked' }, 'name'],
    ['properties that are no object', { email: 'a@acme.example', name: 'bad.one', properties: [] }, 'properties'],
    ['what it does not know', { email: 'a@acme.example', name: 'bad.one', colour: 'red' }, 'colour'],
  ])('refuses %s and keeps nothing', async (_what, body, field) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as { error: { code: string; message: string; field?: string } };
    expect(error).toMatchObject({ code: 'invalid', message: expect.stringMatching(/\.$/) as string });
    expect(error.field).toBe(field);
    expect(await eventsNamed('bad.one')).toEqual([]);
    expect(await scene.engine.db.$count(lead, eq(lead.emailKey, 'a@acme.example'))).toBe(0);
  });

  it('says that a lead does not exist', async () => {
    const answer = await send({ leadId: randomUUID(), name: 'nobody.there' });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ error: { code: 'not_found', field: 'leadId' } });
  });
});
