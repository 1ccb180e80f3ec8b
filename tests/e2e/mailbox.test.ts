import { event, mailboxMail } from '@tendril/db';
import { until } from '@tendril/stack';
import { and, eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, sendOneMail, type ApiScene } from '../support/api-scene.ts';
import { patienceMs, useBrowser } from '../support/browser-scene.ts';

const browser = useBrowser();
let scene: ApiScene;
let page: Page;

beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
});
afterAll(() => scene.close());
beforeEach(() => {
  page = browser.page;
});
afterEach(() => scene.engine.db.delete(mailboxMail));

async function visit(path: string): Promise<void> {
  await page.goto(new URL(path, scene.address).href);
}

async function isRecorded(leadId: string, name: string): Promise<boolean> {
  const isMeant = and(eq(event.leadId, leadId), eq(event.name, name));
  return until(async () => (await scene.engine.db.$count(event, isMeant)) > 0, { limitMs: patienceMs });
}

describe('the test mailbox in the browser', () => {
  it('says what will be here while it is empty, and shows an email as soon as there is one', async () => {
    await visit('/');
    await page.getByRole('link', { name: 'Test mailbox' }).first().click();
    await page.getByText('No emails yet').waitFor();
    const { mail } = await sendOneMail(scene, 'arrives-');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    await page.frameLocator('iframe').getByText('and tell us').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('lets a person open, click and reply as the lead, and shows what came of it', async () => {
    const { leadId, mail } = await sendOneMail(scene, 'acts-');
    await visit('/mailbox');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();

    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText(/^Opened/).waitFor();
    await page.getByRole('button', { name: 'Click a link' }).click();
    await page.getByRole('menuitem', { name: 'https://tendril.example/guide' }).click();
    await page.getByText(/^Clicked https:\/\/tendril\.example\/guide/).waitFor();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByLabel('Reply to Nora at Tendril').fill('Yes, I am interested. Please call me.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(/^Replied, read as “/).waitFor();

    for (const name of ['email.opened', 'email.clicked', 'reply.received']) {
      expect([name, await isRecorded(leadId, name)]).toEqual([name, true]);
    }
    // The address carries what is read, so that it survives a reload.
    await page.reload();
    await page.getByText(/^Replied, read as “/).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('lets an email bounce, be marked as spam, and be unsubscribed from', async () => {
    const { leadId, mail } = await sendOneMail(scene, 'bad-');
    await visit('/mailbox');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await page.getByText(/^Unsubscribed/).waitFor();
    await page.getByRole('button', { name: 'Bounce' }).click();
    await page.getByRole('menuitem', { name: 'There is no such address' }).click();
    await page.getByText(/^Bounced: there is no such address/).waitFor();
    await page.getByRole('button', { name: 'Mark as spam' }).click();
    await page.getByText(/^Marked as spam/).waitFor();
    expect(await isRecorded(leadId, 'email.complained')).toBe(true);
  });

  it('keeps what was typed when the reply cannot be sent, and says so', async () => {
    const { mail } = await sendOneMail(scene, 'keeps-');
    await visit('/mailbox');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();
    await page.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('Write what the lead answers.').waitFor();
    await page.getByLabel('Reply to Nora at Tendril').fill('Kept words');
    await page.route('**/trpc/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText('Tendril does not answer.').first().waitFor();
    expect(await page.getByLabel('Reply to Nora at Tendril').inputValue()).toBe('Kept words');
  });

  it('runs nothing that stands in an email', async () => {
    const { mail } = await sendOneMail(scene, 'hostile-');
    const html =
      '<p>Hostile</p><script>parent.document.title = "taken"</script><img src="x" onerror="parent.document.title=1">';
    await scene.engine.db.update(mailboxMail).set({ html }).where(eq(mailboxMail.messageId, mail.id));
    await visit('/mailbox');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();
    await page.frameLocator('iframe').getByText('Hostile').waitFor();
    expect(await page.title()).toBe('Tendril');
  });

  it('is one pane on a phone, with a way back, and never wider than the screen', async () => {
    const { mail } = await sendOneMail(scene, 'phone-');
    await page.setViewportSize({ width: 390, height: 844 });
    await visit('/mailbox');
    await page.getByRole('link', { name: mail.toEmail ?? '' }).click();
    await page.getByRole('heading', { name: 'Hello there' }).waitFor();
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    await page.getByRole('link', { name: 'All emails' }).click();
    await page.getByRole('link', { name: mail.toEmail ?? '' }).waitFor();
  });
});
