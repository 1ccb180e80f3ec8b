import { journey, journeyRun, lead, reply, workspace } from '@tendril/db';
import { seedSample } from '@tendril/cli';
import { startFakeResend, type FakeResend } from '@tendril/email/testing';
import { advanceRun } from '@tendril/engine';
import { checkGraph, type Graph } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { phone, useBrowser } from '../support/browser-scene.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let page: Page;
let scene: ApiScene;
let provider: FakeResend;
beforeAll(async () => {
  provider = await startFakeResend();
  scene = await openApiScene({ webFolder: browser.webFolder, resendBaseUrl: provider.baseUrl });
  // The API answers by the real clock, and so does whoever stands in for the worker here.
  scene.clock.now = Date.now();
  await scene.engine.db.update(workspace).set({ timeZone: 'Europe/Amsterdam' });
  await seedSample(scene.engine, new Date());
});
afterAll(async () => {
  await scene.close();
  await provider.close();
});
beforeEach(() => {
  page = browser.page;
});

const visit = (path: string) => page.goto(new URL(path, scene.address).href);

/** The run of a lead of the sample. */
async function runOfLead(address: string) {
  const [found] = await scene.engine.db
    .select({ run: journeyRun })
    .from(journeyRun)
    .innerJoin(lead, eq(lead.id, journeyRun.leadId))
    .where(eq(lead.email, address));
  if (found === undefined) throw new Error(`${address} is in no journey`);
  return found.run;
}

describe('the Inbox', () => {
  it.each(['/inbox', '/inbox?show=held', '/inbox?show=emails'])('keeps nobody out of %s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await visit(path);
      await page.getByRole('tab').first().waitFor();
      await page.getByLabel('Loading').waitFor({ state: 'detached' });
      expect(await seriousFindings(page), `${path} in ${colorScheme} colours`).toEqual([]);
    }
    await page.setViewportSize(phone);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
    expect(browser.complaints).toEqual([]);
  });

  it('takes the answer to an unclear reply by a key, and the journey goes on by it', async () => {
    const elke = 'elke.sommerfeld@kesslerverpackung.example';
    const { id, leadId } = await runOfLead(elke);
    await visit('/inbox');
    const card = page.getByRole('article', { name: 'Reply of Elke Sommerfeld' });
    await card.getByText('who else', { exact: true }).waitFor();
    await card.getByText('Waits in').waitFor();
    await card.focus();
    await page.keyboard.press('3');
    await card.waitFor({ state: 'detached' });
    await advanceRun(scene.engine, id, 0);
    const [said] = await scene.engine.db.select().from(reply).where(eq(reply.leadId, leadId));
    expect(said).toMatchObject({ needsPerson: 'reviewed', reading: { review: { intents: ['question'] } } });
    expect((await runOfLead(elke)).nodeId).toBe('sales');
  });

  it('asks for the day when the reply says not now', async () => {
    await visit('/inbox');
    const card = page.getByRole('article').first();
    const name = (await card.getByRole('heading').textContent()) ?? '';
    await card.getByRole('button', { name: /Not now/ }).click();
    await card.getByLabel('When do they want to hear from you again?').fill('2027-03-01');
    await card.getByRole('button', { name: 'Come back then' }).click();
    await page.getByRole('article', { name: `Reply of ${name}` }).waitFor({ state: 'detached' });
    const reviewed = await scene.engine.db.select().from(reply).where(eq(reply.needsPerson, 'reviewed'));
    expect(reviewed.map(({ reading }) => (reading as { review: unknown }).review)).toContainEqual({
      ...{ intents: ['not_now'], until: '2027-03-01', by: null },
    });
  });

  it('lets a held lead go on, after saying what will happen', async () => {
    const owen = 'owen.pugh@ardmoretiles.example';
    const { id } = await runOfLead(owen);
    await visit('/');
    await page.getByRole('link', { name: /1 lead is held/ }).click();
    await page.getByText('The address does not exist, somebody has to find the right one.').waitFor();
    await page.getByRole('button', { name: 'Try again: Owen Pugh' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Try again for Owen Pugh' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await advanceRun(scene.engine, id, 0);
    expect((await runOfLead(owen)).status).toBe('active');
    await page.reload();
    await page.getByRole('heading', { name: 'Nobody is held' }).waitFor();
  });
});

describe('the provider in the settings', () => {
  it('is connected by its key, checked, and taken away again', async () => {
    await visit('/settings');
    const sending = page.getByRole('region', { name: 'Sending' });
    await sending.getByLabel('Key of Resend', { exact: true }).fill('no key');
    await sending.getByRole('button', { name: 'Connect Resend' }).click();
    await sending.getByText('This is no key.').waitFor();
    await sending.getByLabel('Key of Resend', { exact: true }).fill('re_typed_in_a_browser_7f3a');
    await sending.getByRole('button', { name: 'Connect Resend' }).click();
    await sending.getByText('ends in 7f3a').waitFor();
    await page.getByRole('link', { name: 'Test mailbox' }).waitFor({ state: 'detached' });
    await sending.getByRole('button', { name: 'Check the key' }).click();
    await sending.getByText('It works. Domains: mail.tendril.example.').waitFor();
    expect(provider.requests().at(-1)?.authorization).toBe('Bearer re_typed_in_a_browser_7f3a');
    expect(await seriousFindings(page)).toEqual([]);
    await sending.getByRole('button', { name: 'Remove the key' }).click();
    await sending.getByText('No provider connected').waitFor();
    await page.getByRole('link', { name: 'Test mailbox' }).first().waitFor();
  });

  it('keeps quiet hours for the whole workspace', async () => {
    await visit('/settings');
    await page.getByRole('switch', { name: 'Quiet hours' }).click();
    await page.getByLabel('From', { exact: true }).fill('21:30');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('21:30');
  });
});

describe('the beginning of a journey', () => {
  it('can be a template, which asks what it has to know', async () => {
    await visit('/journeys');
    await page.getByRole('button', { name: 'New journey' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Demo request/ }).click();
    await dialog.getByLabel('Name', { exact: true }).fill('Demos of the spring');
    await dialog.getByLabel('Form that asks for a demo').fill('Spring demo');
    await page.getByLabel('Loading').waitFor({ state: 'detached' });
    expect(await dialog.getByLabel('Who signs the emails').inputValue()).toBe('Nora at Tendril');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create the journey' }).click();
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}$/);
    const [made] = await scene.engine.db.select().from(journey).where(eq(journey.name, 'Demos of the spring'));
    // Safe because the API keeps graphs alone.
    const draft = made?.draft as Graph;
    expect(checkGraph(draft)).toEqual([]);
    expect(draft.nodes[0]?.config).toEqual({ form: 'Spring demo' });
    expect(draft.settings.timeZone).toBe('Europe/Amsterdam');
  });

  it('can be a journey that was written down, and says what is wrong with it', async () => {
    await visit('/journeys');
    await page.getByRole('button', { name: 'New journey' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /Import/ }).click();
    const text = dialog.getByLabel('The journey as JSON');
    await text.fill('not a journey');
    await dialog.getByRole('button', { name: 'Create the journey' }).click();
    await dialog.getByText('This is no journey: the text is not JSON.').waitFor();
    await text.fill(JSON.stringify({ schema: 1, name: 'Written down', nodes: [], edges: [], settings: {} }));
    await dialog.getByRole('button', { name: 'Create the journey' }).click();
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}$/);
    expect(browser.complaints).toEqual([]);
  });

  it('does not end in the archive: what was put away is taken out again', async () => {
    await visit('/journeys');
    await page.getByRole('button', { name: 'More for Long nurture' }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Archive the journey' }).click();
    await page.getByRole('link', { name: 'Long nurture', exact: true }).waitFor({ state: 'detached' });
    await page.getByLabel('Status').selectOption('archived');
    await page.getByRole('button', { name: 'More for Long nurture' }).click();
    await page.getByRole('menuitem', { name: 'Restore' }).click();
    await page.getByRole('heading', { name: 'Nothing in the archive' }).waitFor();
    await page.getByLabel('Status').selectOption('paused');
    await page.getByRole('link', { name: 'Long nurture', exact: true }).waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
