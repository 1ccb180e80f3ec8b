import { journey } from '@tendril/db';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-scene.ts';
import { drawnAs } from '../support/drawing.ts';
import { editorOn } from '../support/journey-editor.ts';
import { comesTrue, leadOf, runOf, submitForm, wayOf, type Person } from '../support/people.ts';
import { startProduct, type Product } from '../support/product.ts';
import { tellInOrder } from '../support/tell-in-order.ts';

const journeyName = 'Known companies';
const formName = 'Ask for a price';
const greta: Person = { name: 'Greta', email: 'greta@fjordlinefittings.example' };
const tom: Person = { name: 'Tom', email: 'tom@freemail.example' };

tellInOrder();
const browser = useBrowser({ reducedMotion: 'reduce' });
let product: Product;
let address: string;
let page: Page;
let journeyId = '';

beforeAll(async () => {
  product = await startProduct('own-step');
  const [api] = await Promise.all([product.startApi({ webFolder: browser.webFolder }), product.startWorker()]);
  ({ address } = api);
});
afterAll(() => product.close());
beforeEach(() => {
  page = browser.page;
});

describe('a step made by engineers', () => {
  it('is drawn, and asks in its own form for what it needs', async () => {
    await page.goto(new URL('/journeys', address).href);
    await page.getByRole('button', { name: 'New journey' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill(journeyName);
    await page.keyboard.press('Enter');
    const editor = editorOn(page);
    await editor.beginWith('Form submitted');
    await editor.setting('Form').fill(formName);
    await editor.addAfter('then', 'Look up company');
    // What its engineers suggest is what a lead's company is found by; it holds without being typed.
    expect(await editor.setting('Email address or domain').inputValue()).toBe('{{ lead.email }}');
    await editor.addAfter('Found', 'Exit');
    await editor.setting('Reason').fill('company known');
    await editor.addAfter('Not found', 'Exit');
    await editor.setting('Reason').fill('company not known');
    const [made] = await product.engine.db.select().from(journey).where(eq(journey.name, journeyName));
    journeyId = made?.id ?? '';
    const drawn = ['entry.form -next-> activity', 'activity -found-> end.exit', 'activity -not_found-> end.exit'];
    expect(await drawnAs(product.engine, journeyId, drawn)).toEqual(drawn.toSorted());
    expect(browser.complaints).toEqual([]);
  });

  it('is published, runs for everyone who comes, and sends them on by its outcome', async () => {
    await editorOn(page).open(new URL(`/journeys/${journeyId}`, address).href);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish v1' }).click();
    await page.getByText('v1 is live').waitFor();
    for (const person of [greta, tom]) {
      await submitForm(page, { address, form: formName, person });
      await comesTrue(`${person.name} has left`, async () => (await runOf(product.engine, person)).status === 'ended');
    }
    expect(await wayOf(product.engine, greta)).toEqual(['entry.form', 'activity found', 'end.exit']);
    expect(await wayOf(product.engine, tom)).toEqual(['entry.form', 'activity not_found', 'end.exit']);
    await page.goto(new URL(`/leads/${(await leadOf(product.engine, greta)).id}`, address).href);
    await page.getByText('company known').first().waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
