import { journey, lead, workspace } from '@tendril/db';
import { seedSample } from '@tendril/cli';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { desktop, laptop, phone, useBrowser } from '../support/browser-scene.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let page: Page;
beforeEach(() => {
  page = browser.page;
});

const heading = (name: string) => page.getByRole('heading', { name, exact: true });

describe('the pages of an empty installation', () => {
  let scene: ApiScene;
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
  });
  afterAll(() => scene.close());

  it.each([
    ['/', 'Draw your first journey'],
    ['/inbox', 'No reply waits for you'],
    ['/inbox?show=held', 'Nobody is held'],
    ['/inbox?show=emails', 'No email is in doubt'],
    ['/handoffs', 'Nobody waits for sales'],
    ['/handoffs?show=answered', 'Nothing answered yet'],
    ['/journeys', 'No journeys yet'],
    ['/leads', 'No leads yet'],
    ['/settings', 'Workspace and sender'],
  ])('%s says what to do next, in both colours, on a phone as well', async (path, title) => {
    await page.goto(new URL(path, scene.address).href);
    await heading(title).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(phone);
    await page.reload();
    await heading(title).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
    expect(browser.complaints).toEqual([]);
  });

  it('keeps settings, and says beside the field what cannot be', async () => {
    await page.goto(new URL('/settings', scene.address).href);
    await page.getByLabel('Sender’s address').fill('nobody');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('This is not an email address.').waitFor();
    await page.getByLabel('Sender’s address').fill('ilse@northlight.example');
    await page.getByRole('button', { name: 'Save settings' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    const [kept] = await scene.engine.db.select().from(workspace);
    expect(kept?.settings.senderAddress).toBe('ilse@northlight.example');
  });
});

describe('the pages of the sample workspace', () => {
  let scene: ApiScene;
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
    await seedSample(scene.engine, new Date());
  });
  afterAll(() => scene.close());
  const visit = (path: string) => page.goto(new URL(path, scene.address).href);

  it('shows who is held and who waits for sales, where one looks first', async () => {
    await visit('/');
    await page.getByText('1 lead is held in a journey').waitFor();
    await page
      .getByRole('link', { name: /Ready for sales/ })
      .first()
      .click();
    await heading('Hand-offs').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('lists journeys, copies one, and archives the copy after asking', async () => {
    await visit('/journeys');
    await page.getByText('Live v1').waitFor();
    await page.getByText('Paused v1').waitFor();
    await page.getByRole('button', { name: 'More for Long nurture' }).click();
    await page.getByRole('menuitem', { name: 'Copy' }).click();
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}$/);
    const id = page.url().slice(-36);
    const [copy] = await scene.engine.db.select().from(journey).where(eq(journey.id, id));
    expect(copy?.status).toBe('draft');

    await visit('/journeys');
    await page.getByRole('button', { name: `More for ${copy?.name ?? ''}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByRole('button', { name: 'Archive the journey' }).click();
    await page.getByRole('link', { name: copy?.name ?? '', exact: true }).waitFor({ state: 'detached' });
    expect(browser.complaints).toEqual([]);
  });

  it('makes a new journey by its name and opens it', async () => {
    await visit('/journeys');
    await page.getByRole('button', { name: 'New journey' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Open evening');
    await page.getByRole('button', { name: 'Create the journey' }).click();
    await page.waitForURL(/\/journeys\/[0-9a-f-]{36}$/);
    const [made] = await scene.engine.db.select().from(journey).where(eq(journey.name, 'Open evening'));
    expect(page.url()).toContain(made?.id ?? 'an id');
  });

  it.each(['/', '/handoffs', '/journeys', '/leads', '/settings'])('keeps nobody out of %s', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await visit(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByLabel('Loading').waitFor({ state: 'detached' });
      expect(await seriousFindings(page), `${path} in ${colorScheme} colours`).toEqual([]);
    }
  });

  it('keeps nobody out of a lead’s page, however small the screen', async () => {
    const [owen] = await scene.engine.db.select().from(lead).where(eq(lead.email, 'owen.pugh@ardmoretiles.example'));
    for (const viewport of [desktop, laptop, phone]) {
      await page.setViewportSize(viewport);
      await visit(`/leads/${owen?.id ?? ''}`);
      await page.getByText('No email reaches them').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
  });
});
