import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import {
  isSettled,
  looksInside,
  looksOfEditor,
  looksOfEmptyJourney,
  looksOfPlaces,
  type Look,
} from '../support/looks.ts';
import { contactSheet, type Taken } from './contact-sheet.ts';

const phone = '390x844';
const sizes = ['1440x900', '1280x720', phone] as const;
const colours = ['light', 'dark'] as const;
const patienceMs = 15_000;

/**
 * Takes a picture of every page and every state of the editor, in three sizes and two colours, and lays them side by side in
 * a sheet per size: `npm run -s pictures -- http://localhost:8400 /tmp/pictures [words of the name]`. From a product with the
 * sample workspace (`npm start`) it shows everything, from one without (`npm start -- --empty`) what a person sees first.
 */
async function takeAll(address: string, folder: string, wanted: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    const looks = (await looksAt(browser, address)).filter(({ name }) => name.includes(wanted));
    const missing: string[] = [];
    for (const size of sizes) missing.push(...(await takeSheet(browser, { looks, size, address, folder })));
    return missing;
  } finally {
    await browser.close();
  }
}

interface SheetToTake {
  looks: readonly Look[];
  size: (typeof sizes)[number];
  address: string;
  folder: string;
}

/** Takes all looks in one size; the names of those that could not be taken. */
async function takeSheet(browser: Browser, { looks, ...sheet }: SheetToTake): Promise<string[]> {
  const taken: Taken[] = [];
  const missing: string[] = [];
  for (const look of looks) {
    if (look.needsRoom === true && sheet.size === phone) continue;
    const pictures = await take(browser, { look, ...sheet });
    if (pictures === null) missing.push(`${look.name} at ${sheet.size}`);
    else taken.push({ name: look.name, pictures });
  }
  await writeFile(join(sheet.folder, `${sheet.size}.html`), contactSheet(sheet.size, taken));
  return missing;
}

/** An installation without journeys gets one, so that the empty canvas can be seen. */
async function looksAt(browser: Browser, address: string): Promise<readonly Look[]> {
  const page = await openPage(browser, '1440x900');
  const places = await looksOfPlaces(page, address);
  await page.goto(new URL('/journeys', address).href);
  const sample = page.getByRole('link', { name: 'The one-screen stock report' });
  const first = page.getByText('No journeys yet');
  await sample.or(first).first().waitFor();
  if (await sample.isVisible()) return [...places, ...looksInside, ...looksOfEditor];
  await page.getByRole('button', { name: 'New journey' }).first().click();
  await page.getByRole('dialog').getByLabel('Name').fill('Demo request');
  await page.keyboard.press('Enter');
  await page.getByText('How do leads come in?').first().waitFor();
  await page.context().close();
  return [...places, ...looksOfEmptyJourney('Demo request')];
}

/** The files it wrote, in the order of the colours; null when the page did not come to look so. */
async function take(
  browser: Browser,
  { look, size, address, folder }: Omit<SheetToTake, 'looks'> & { look: Look },
): Promise<string[] | null> {
  const page = await openPage(browser, size);
  try {
    await look.show(page, address);
    const files: string[] = [];
    for (const colorScheme of colours) {
      await page.emulateMedia({ colorScheme });
      await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
      await isSettled(page);
      const file = `${look.name}-${size}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file) });
      files.push(file);
    }
    return files;
  } catch (error) {
    console.error(
      `${look.name} at ${size}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
    );
    return null;
  } finally {
    await page.context().close();
  }
}

async function openPage(browser: Browser, size: string): Promise<Page> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(patienceMs);
  return context.newPage();
}

const [address = 'http://localhost:8400', folder = 'pictures', wanted = ''] = process.argv.slice(2);
const missing = await takeAll(address, resolve(folder), wanted);
console.log(`Wrote the pictures to ${resolve(folder)}; look at ${sizes.map((size) => `${size}.html`).join(', ')}.`);
if (missing.length > 0) {
  console.error(`Not taken: ${missing.join(', ')}.`);
  process.exitCode = 1;
}
