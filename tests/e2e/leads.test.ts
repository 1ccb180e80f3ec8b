import { seedSample } from '@tendril/cli';
import { handoff, journeyRun, lead } from '@tendril/db';
import { relayOnce } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { desktop, laptop, patienceMs, phone, useBrowser } from '../support/browser-scene.ts';
import { enterAt, publishGraph } from '../support/test-engine.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let page: Page;
beforeEach(() => {
  page = browser.page;
});

/** Says once who sits there. */
async function sayName(on: Page, name: string): Promise<void> {
  await on
    .getByRole('dialog')
    .getByLabel(/your name$/i)
    .fill(name);
  await on.getByRole('button', { name: 'This is me' }).click();
  await on.getByRole('button', { name: `You are ${name}` }).waitFor();
}

describe('leads that are added by hand', () => {
  let scene: ApiScene;
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
  });
  afterAll(() => scene.close());

  it('are shown; what is wrong stands beside its field; who is known is opened as they are', async () => {
    const add = async (email: string, firstName: string): Promise<void> => {
      await page.goto(new URL('/leads', scene.address).href);
      await page.getByRole('button', { name: 'Add a lead' }).first().click();
      await page.getByRole('dialog').getByLabel('Email address').fill(email);
      await page.getByRole('dialog').getByLabel('First name').fill(firstName);
      await page.getByRole('button', { name: 'Add the lead' }).click();
    };
    await add('not an address', 'Ada');
    await page.getByRole('dialog').getByText('This is not an email address.').waitFor();
    await page.getByRole('dialog').getByLabel('Email address').fill('ada@people.example');
    await page.getByRole('button', { name: 'Add the lead' }).click();
    await page.getByRole('heading', { name: 'Ada', exact: true }).waitFor();
    await page.getByText('Became a lead').waitFor();

    await add('ADA@people.example', 'Adelheid');
    await page.getByText('Ada was known already').waitFor();
    const rows = await scene.engine.db.select().from(lead);
    expect(rows.map(({ fields }) => fields)).toEqual([{ first_name: 'Ada' }]);
  });
});

describe('the leads of the sample workspace', () => {
  let scene: ApiScene;
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
    await seedSample(scene.engine, new Date());
  });
  afterAll(() => scene.close());
  const visit = (path: string, on: Page = page) => on.goto(new URL(path, scene.address).href);

  it('are narrowed and put in order; the address keeps it, and the back button undoes it', async () => {
    await visit('/leads');
    await page.getByText('200 leads').waitFor();
    await page.getByRole('combobox', { name: 'Stage' }).click();
    await page.getByRole('option', { name: 'Opportunity' }).click();
    await page.getByText('2 leads found').waitFor();
    await page.getByRole('button', { name: 'Score' }).and(page.locator('th button')).click();
    await expect.poll(() => page.url(), { timeout: patienceMs }).toContain('sort=score');
    // The leads of before stand there until the new ones are fetched.
    const scores = async () => (await page.locator('tbody tr td:nth-child(4)').allTextContents()).map(Number);
    await expect.poll(scores, { timeout: patienceMs }).toEqual((await scores()).toSorted((a, b) => b - a));

    await page.goBack();
    await page.goBack();
    await page.getByText('200 leads').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await page.goForward();
    await page.getByText('2 leads found').waitFor();

    await visit('/leads');
    await page.getByLabel('Search leads').fill('greta');
    await page.getByText('1 lead found').waitFor();
    expect(page.url()).toContain('search=greta');
    await visit('/leads?search=nobody-is-called-so');
    await page.getByRole('button', { name: 'Show all leads' }).click();
    await page.getByText('200 leads').waitFor();
    await page.getByRole('button', { name: 'Page 4' }).click();
    await expect.poll(() => page.url(), { timeout: patienceMs }).toContain('page=4');
    expect(browser.complaints).toEqual([]);
  });

  it('are those a condition holds for, said in words, until it is taken away', async () => {
    const condition = JSON.stringify({ all: [{ field: 'stage', op: 'equals', value: 'opportunity' }] });
    await visit(`/leads?condition=${encodeURIComponent(condition)}`);
    await page.getByText('Only where stage is Opportunity').waitFor();
    await page.getByText('2 leads found').waitFor();
    await page.getByRole('button', { name: 'Remove the condition' }).click();
    await page.getByText('200 leads').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('say which journeys they are inside, and who is held', async () => {
    await visit('/leads?held=true');
    await page.getByText('1 lead found').waitFor();
    await page.getByRole('button', { name: 'Journeys Owen Pugh is in: 1, held' }).click();
    await page.getByText('held, needs you').waitFor();
    await page.getByRole('link', { name: 'The one-screen stock report' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('have a page that tells what happened and why, with the way drawn on the journey', async () => {
    await visit('/leads?search=greta');
    await page.getByRole('row', { name: /Greta Halvorsen/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Greta Halvorsen' }).waitFor();
    const happened = page.getByRole('region', { name: 'What happened' });
    await happened.getByRole('button', { name: 'Why: Sales accepted the lead' }).click();
    await happened.getByText('Maren Lindqvist').first().waitFor();
    await happened.getByText('Sales', { exact: true }).click();
    await expect.poll(() => page.url(), { timeout: patienceMs }).toContain('show=sales');
    await happened.getByText('Became a lead').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Why a score of 92' }).click();
    await page.getByText('replied with interest').waitFor();
    // No stage, moment or name is shown as it is kept.
    const words = await page.getByRole('main').innerText();
    expect(words).not.toMatch(/\bmql\b|\bsal\b|\d{4}-\d\d-\d\d|_/);

    const way = page.getByRole('group', { name: /^The way, drawn on the journey/ });
    const step = (name: RegExp) => way.getByRole('button', { name });
    await step(/^Wait until downloaded, at most 3 days\. Left by “downloaded” after 3 hours/).focus();
    const journeys = page.getByRole('region', { name: 'Journeys' });
    await journeys.getByText('They clicked a link.').waitFor();
    await page.keyboard.press('ArrowUp');
    await journeys.getByText(/^Sent: “Here is your guide, Greta”, /).waitFor();
    await step(/They did not come here$/)
      .first()
      .waitFor();
    // The same in words, for whoever cannot see the drawing.
    await journeys.getByRole('list', { name: 'The way so far' }).getByText('wants to talk', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Show the way through .* large$/ }).click();
    await page.getByRole('dialog').getByText('Goal reached').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('keep nobody out, in both colours, however small the screen', async () => {
    const [owen] = await scene.engine.db.select().from(lead).where(eq(lead.email, 'owen.pugh@ardmoretiles.example'));
    const screens = [
      [desktop, 'light'],
      [laptop, 'dark'],
      [phone, 'dark'],
    ] as const;
    for (const [viewport, colorScheme] of screens) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      for (const path of ['/leads', '/handoffs', '/handoffs?show=all', `/leads/${owen?.id ?? ''}`]) {
        await visit(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.getByLabel('Loading').waitFor({ state: 'detached' });
        expect(await seriousFindings(page), `${path}, ${viewport.width} wide, ${colorScheme}`).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
      }
    }
  });

  it('are accepted, put off and rejected by sales with one thumb', async () => {
    await page.setViewportSize(phone);
    await visit('/handoffs');
    const cards = page.getByRole('article');
    await cards.first().waitFor();
    const open = await cards.count();
    const press = (name: RegExp | string) => page.getByRole('button', { name }).first().click();
    const areLeft = async (amount: number): Promise<void> => {
      await expect.poll(() => cards.count(), { timeout: patienceMs }).toBe(amount);
    };

    await press(/^Accept /);
    await press('Maren Lindqvist');
    await areLeft(open - 1);
    await press(/^Not now: /);
    await page.getByLabel('When should we come back to them?').fill('2031-03-01');
    await press('Come back then');
    await areLeft(open - 2);
    await press(/^Reject /);
    await press('Reject the lead');
    await page.getByText('Say it in a few words: marketing learns from it.').waitFor();
    await page.getByLabel('Why is this no lead for sales?').fill('They make no decisions on stock');
    await press('Reject the lead');
    await areLeft(open - 3);

    await page.getByText(/^Answered \d+$/).click();
    await page.getByText(/^Not now, come back on 1 Mar 2031, by Maren Lindqvist/).waitFor();
    await page.getByText(/^Rejected: They make no decisions on stock, by Maren Lindqvist/).waitFor();
    expect(new URL(page.url()).search).toBe('?show=answered');
    const reason = eq(handoff.reason, 'They make no decisions on stock');
    const [rejected] = await scene.engine.db.select().from(handoff).where(reason);
    expect(rejected).toMatchObject({ state: 'rejected', answeredBy: 'Maren Lindqvist' });
    expect(browser.complaints).toEqual([]);
  });
});

describe('a hand-off two of sales look at', () => {
  let scene: ApiScene;
  let runId: string;
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
    // The API lives in the present; the engine of the scene follows.
    scene.clock.now = Date.now();
    const journeyId = await publishGraph(
      scene.engine,
      graphOf({
        in: ['entry.manual', {}, { next: 'sales' }],
        sales: ['sales.notify', { note: 'Ring them up.' }, { accepted: 'won' }],
        won: ['end.goal', {}],
      }),
    );
    const [kim] = await scene.engine.db
      .insert(lead)
      .values({ email: 'kim@people.example', emailKey: 'kim@people.example', fields: { first_name: 'Kim' } })
      .returning();
    runId = await enterAt(scene.engine, { leadId: kim?.id ?? '', journeyId, nodeId: 'in' });
  });
  afterAll(() => scene.close());

  it('is taken by one; the other sees whose it is; the answer lets the journey go on', async () => {
    const other = await browser.otherPage();
    for (const on of [page, other]) await on.goto(new URL('/handoffs', scene.address).href);
    await page.getByRole('button', { name: 'Take Kim' }).click();
    await sayName(page, 'Maren');
    await page.getByText('You took it just now').waitFor();
    await page.getByText('Mine 1').click();
    await page.getByRole('article', { name: 'Kim' }).waitFor();

    // Their page may not have heard of it yet: then reaching for it tells them.
    await other.getByRole('button', { name: 'Say who you are' }).click();
    await sayName(other, 'Jonas');
    const reach = other.getByRole('button', { name: 'Take Kim' });
    if (await reach.isVisible()) await reach.click();
    await other.getByText('Maren took it just now').waitFor();
    expect(await other.getByRole('button', { name: 'Accept Kim' }).count()).toBe(0);

    await other.getByRole('button', { name: 'Take over Kim from Maren' }).click();
    await other.getByText('You took it just now').waitFor();
    await page.getByText('You have taken none').waitFor();
    await other.getByRole('button', { name: 'Accept Kim' }).click();
    await other.getByText('Nobody waits for sales').waitFor();
    scene.clock.now = Date.now();
    await relayOnce(scene.engine);
    const [run] = await scene.engine.db.select().from(journeyRun).where(eq(journeyRun.id, runId));
    expect(run).toMatchObject({ status: 'ended', endReason: 'goal' });
  });
});
