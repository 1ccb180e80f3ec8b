import { consent, event, suppression } from '@tendril/db';
import { mailLinks, signToken } from '@tendril/email';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiScene, sendOneMail, type ApiScene } from '../support/api-scene.ts';
import { mailboxOf } from '../support/mail-scene.ts';

let scene: ApiScene;
let count = 0;

beforeAll(async () => {
  scene = await openApiScene();
});
afterAll(() => scene.close());

/** A lead with an email of its own, and the links in that. */
async function freshMail() {
  count += 1;
  const { leadId, mail } = await sendOneMail(scene, `links-${count}-`);
  const { secret, publicUrl } = scene.engine;
  const links = mailLinks({ publicUrl, secret, messageId: mail.id });
  const pathOf = (address: string): string => new URL(address).pathname;
  return {
    leadId,
    messageId: mail.id,
    unsubscribe: pathOf(links.unsubscribe),
    preferences: pathOf(links.preferences),
    open: pathOf(links.open),
    click: (target: string) => pathOf(links.click(target)),
  };
}

async function consentOf(leadId: string) {
  const [row] = await scene.engine.db
    .select()
    .from(consent)
    .where(and(eq(consent.leadId, leadId), eq(consent.topic, 'marketing')));
  return row;
}

async function eventsOf(leadId: string, name: string) {
  return scene.engine.db
    .select()
    .from(event)
    .where(and(eq(event.leadId, leadId), eq(event.name, name)));
}

function choose(path: string, choice: string): Promise<Response> {
  return scene.ask(path, { method: 'POST', body: new URLSearchParams({ choice }) });
}

describe('unsubscribing', () => {
  it('is what the headers of the email promise, and GET never does it', async () => {
    const mail = await freshMail();
    const [kept] = await mailboxOf(scene.engine, mail.messageId);
    expect(kept?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(kept?.headers['List-Unsubscribe']).toBe(`<${scene.engine.publicUrl}${mail.unsubscribe}>`);

    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await scene.ask(mail.unsubscribe, { method });
      expect(answer.status).toBe(200);
    }
    const page = await (await scene.ask(mail.unsubscribe)).text();
    expect(page).toContain('<form method="post"><button type="submit">Unsubscribe</button></form>');
    expect(await consentOf(mail.leadId)).toMatchObject({ state: 'given' });
  });

  it.each([
    ['a mail program', { 'content-type': 'application/x-www-form-urlencoded' }, 'List-Unsubscribe=One-Click'],
    ['another mail program', { 'content-type': 'multipart/form-data; boundary=b' }, '--b--'],
    ['the button on the page', { 'content-type': 'application/x-www-form-urlencoded' }, ''],
    ['a program that sends no body', {}, undefined],
  ])('happens by a POST of %s, once', async (_who, headers, body) => {
    const mail = await freshMail();
    for (let time = 0; time < 2; time += 1) {
      const answer = await scene.ask(mail.unsubscribe, {
        method: 'POST',
        headers,
        ...(body === undefined ? {} : { body }),
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('You are unsubscribed');
    }
    expect(await consentOf(mail.leadId)).toMatchObject({ state: 'withdrawn', source: 'unsubscribe_link' });
    expect(await eventsOf(mail.leadId, 'unsubscribed')).toHaveLength(1);
  });

  it('takes no link that we did not make', async () => {
    const mail = await freshMail();
    const { secret } = scene.engine;
    const forged = [
      '/u/nonsense',
      `${mail.unsubscribe}x`,
      `/u/${signToken({ purpose: 'unsubscribe', id: mail.messageId }, `${secret}!`)}`,
      // Genuine, but made for something else.
      `/u/${signToken({ purpose: 'open', id: mail.messageId }, secret)}`,
      `/u/${'a'.repeat(4_000)}`,
    ];
    for (const path of forged) {
      for (const method of ['GET', 'POST']) {
        const answer = await scene.ask(path, { method });
        expect([method, path, answer.status]).toEqual([method, path, 404]);
      }
      expect((await scene.ask(path.replace('/u/', '/p/'))).status).toBe(404);
    }
    expect(await consentOf(mail.leadId)).toMatchObject({ state: 'given' });
  });
});

describe('the preference page', () => {
  it('stops marketing emails and allows them again with the words the lead saw', async () => {
    const mail = await freshMail();
    await scene.engine.db
      .insert(consent)
      .values({ leadId: mail.leadId, topic: 'news', state: 'given', source: 'test' });
    const page = await (await scene.ask(mail.preferences)).text();
    expect(page).toContain('value="stay" checked');
    expect(page).toContain('About: news');

    expect((await choose(mail.preferences, 'leave')).status).toBe(200);
    expect(await consentOf(mail.leadId)).toMatchObject({ state: 'withdrawn' });
    expect(await (await scene.ask(mail.preferences)).text()).toContain('value="leave" checked');

    expect((await choose(mail.preferences, 'stay')).status).toBe(200);
    expect(await consentOf(mail.leadId)).toMatchObject({
      state: 'given',
      source: 'preference page',
      wording: 'Send me marketing emails',
    });
  });

  it('changes nothing for a choice it does not offer', async () => {
    const mail = await freshMail();
    expect((await choose(mail.preferences, 'everything')).status).toBe(400);
    expect(await consentOf(mail.leadId)).toMatchObject({ state: 'given', source: 'test' });
  });
});

describe('links in emails', () => {
  it('count a click and lead where the author meant, query and all', async () => {
    const mail = await freshMail();
    const target = 'https://tendril.example/guide?utm_source=mail&x=%20#part';
    const answer = await scene.ask(mail.click(target));
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(target);
    const about = { messageId: mail.messageId, url: target };
    expect(await eventsOf(mail.leadId, 'email.clicked')).toMatchObject([{ properties: about }]);
  });

  it('lead nowhere when we did not sign them', async () => {
    const mail = await freshMail();
    const genuine = mail.click('https://tendril.example/');
    const [id = '', , mac = ''] = genuine.slice('/c/'.length).split('.');
    const elsewhere = `t${Buffer.from('https://evil.example/').toString('base64url')}`;
    const { secret } = scene.engine;
    const attempts = [
      `/c/${id}.${elsewhere}.${mac}`,
      '/c/https%3A%2F%2Fevil.example',
      `/c/${signToken({ purpose: 'click', id: mail.messageId, target: 'javascript:alert(1)' }, secret)}`,
      `/c/${signToken({ purpose: 'click', id: mail.messageId, target: '//evil.example' }, secret)}`,
      `${genuine}?next=https://evil.example&url=https://evil.example`.replace(mac, 'x'.repeat(mac.length)),
    ];
    for (const path of attempts) {
      const answer = await scene.ask(path);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 404, null]);
    }
    expect(await eventsOf(mail.leadId, 'email.clicked')).toEqual([]);
  });

  it('count an open by a picture that nobody keeps', async () => {
    const mail = await freshMail();
    const answer = await scene.ask(mail.open);
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await eventsOf(mail.leadId, 'email.opened')).toHaveLength(1);
    expect((await scene.ask(`${mail.open}x`)).status).toBe(404);
    // A program that only looks is nobody who reads.
    await scene.ask(mail.open, { method: 'HEAD' });
    expect(await eventsOf(mail.leadId, 'email.opened')).toHaveLength(1);
    expect(await scene.engine.db.$count(suppression)).toBe(0);
  });
});
