import { handoff, journey, lead, workspace } from '@tendril/db';
import { seedSample } from '@tendril/cli';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { desktop, laptop, patienceMs, phone, useBrowser } from '../support/browser-scene.ts';

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

  it('adds a lead by hand, says what is wrong with an address beside it, and shows the lead', async () => {
    await page.goto(new URL('/leads', scene.address).href);
    await page.getByRole('button', { name: 'Add a lead' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Email address').fill('not an address');
    await form.getByLabel('First name').fill('Ada');
    await form.getByRole('button', { name: 'Add the lead' }).click();
    await form.getByText('This is not an email address.').waitFor();
    await form.getByLabel('Email address').fill('ada@people.example');
    await form.getByRole('button', { name: 'Add the lead' }).click();
    await heading('Ada').waitFor();
    await page.getByText('Became a lead').waitFor();
    const [ada] = await scene.engine.db.select().from(lead).where(eq(lead.email, 'ada@people.example'));
    expect(ada?.fields).toEqual({ first_name: 'Ada' });
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

  it('finds a lead, opens it, and tells what happened and why', async () => {
    await visit('/leads');
    await page.getByText('200 leads').waitFor();
    await page.getByLabel('Search leads').fill('greta');
    await page.getByText('1 lead found').waitFor();
    expect(page.url()).toContain('search=greta');
    await page.getByRole('link', { name: 'Greta Halvorsen' }).click();
    await heading('Greta Halvorsen').waitFor();
    const happened = page.getByRole('region', { name: 'What happened' });
    await happened.getByText('Sales accepted the lead').waitFor();
    await happened.getByRole('button', { name: 'Why: Sales accepted the lead' }).click();
    await happened.getByText('Maren Lindqvist').first().waitFor();
    const journeys = page.getByRole('region', { name: 'Journeys' });
    await journeys.getByRole('link', { name: 'The one-screen stock report' }).waitFor();
    await journeys.getByText('wants to talk', { exact: true }).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('filters leads by stage and leafs through them; the address keeps both', async () => {
    await visit('/leads');
    await page.getByRole('button', { name: 'Page 4' }).click();
    await page
      .getByRole('button', { name: 'Page 4', exact: true })
      .and(page.locator('[aria-current="page"]'))
      .waitFor();
    await visit('/leads?stage=opportunity');
    await page.getByText('2 leads found').waitFor();
    await page.getByRole('link', { name: 'Bea Lockwood' }).waitFor();
    await visit('/leads?search=nobody-is-called-so');
    await heading('Nobody found').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('shows who is held and who waits for sales, where one looks first', async () => {
    await visit('/');
    await page.getByText('1 lead is held in a journey').waitFor();
    await page
      .getByRole('link', { name: /ready for sales/ })
      .first()
      .click();
    await heading('Hand-offs').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('lets sales accept, put off and reject a lead with one thumb', async () => {
    await page.setViewportSize(phone);
    await visit('/handoffs');
    const cards = page.getByRole('article');
    await cards.first().waitFor();
    const open = await cards.count();
    expect(await seriousFindings(page)).toEqual([]);

    await page
      .getByRole('button', { name: /^Accept / })
      .first()
      .click();
    await expect.poll(() => cards.count(), { timeout: patienceMs }).toBe(open - 1);
    await page
      .getByRole('button', { name: /^Not now: / })
      .first()
      .click();
    await page.getByLabel('When should we come back to them?').fill('2031-03-01');
    await page.getByRole('button', { name: 'Come back then' }).click();
    await expect.poll(() => cards.count(), { timeout: patienceMs }).toBe(open - 2);
    await page
      .getByRole('button', { name: /^Reject / })
      .first()
      .click();
    await page.getByRole('button', { name: 'Reject the lead' }).click();
    await page.getByText('Say it in a few words: marketing learns from it.').waitFor();
    await page.getByLabel('Why is this no lead for sales?').fill('They make no decisions on stock');
    await page.getByRole('button', { name: 'Reject the lead' }).click();
    await expect.poll(() => cards.count(), { timeout: patienceMs }).toBe(open - 3);

    await page.getByText('Answered', { exact: true }).click();
    await page.getByText(/^Not now, come back on 1 Mar 2031/).waitFor();
    await page.getByText(/^Rejected: They make no decisions on stock/).waitFor();
    const [rejected] = await scene.engine.db
      .select()
      .from(handoff)
      .where(eq(handoff.reason, 'They make no decisions on stock'));
    expect(rejected?.state).toBe('rejected');
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
