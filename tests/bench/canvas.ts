import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createJourney } from '@tendril/engine';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { builtWebFolder } from '../support/built-web.ts';
import { startProduct } from '../support/product.ts';
import type { Bench, Figure } from './bench.ts';
import { wideJourney } from './canvas-journey.ts';
import { framesWhileDragging } from './frames.ts';
import { median, percentile } from './percentile.ts';

const steps = 500;
const panMs = 4_000;
const rounds = 5;
const typed = 'Ring them while they still remember what they asked for';
/** A step whose card says what is typed. */
const typedInto = 'lane1-step6';
const view = { width: 1440, height: 900 };

/** A journey of 500 steps in a real browser, against the real API. */
export const canvas: Bench = {
  name: 'canvas',
  title: `a journey of ${steps} steps in the browser: open, pan, tidy, type`,
  measure: async () => {
    const [webFolder, browser] = await Promise.all([builtWebFolder(), launchBrowser()]);
    const product = await startProduct('bench');
    try {
      const api = await product.startApi({ webFolder });
      const graph = wideJourney(steps);
      const journeyId = await createJourney(product.engine, { name: graph.name, graph });
      const address = new URL(`/journeys/${journeyId}`, api.address).href;
      return await figuresOf(browser, address);
    } finally {
      await browser.close();
      await product.close();
      await rm(webFolder, { recursive: true, force: true });
    }
  },
};

/** Of in-page.js, what is called with more than words. */
interface InPage {
  clickUntilSaid(element: unknown, words: string): Promise<number>;
}

async function figuresOf(browser: Browser, address: string): Promise<Record<string, Figure>> {
  const context = await browser.newContext({ viewport: view });
  await context.addInitScript({ path: join(import.meta.dirname, 'in-page.js') });
  const page = await context.newPage();
  const opened = await opening(page, address);
  const empty = await context.newPage();
  await empty.goto('data:text/html,<title>Empty</title>');
  const ratios: number[] = [];
  const longest: number[] = [];
  const emptyLongest: number[] = [];
  // In turns, so that both see the same machine.
  for (let round = 0; round < 3; round += 1) {
    await empty.bringToFront();
    const base = await framesWhileDragging(empty, panMs / 2);
    await page.bringToFront();
    const panned = await framesWhileDragging(page, panMs);
    ratios.push(panned.perSecond / base.perSecond);
    longest.push(panned.longestMs);
    emptyLongest.push(base.longestMs);
  }
  const tidied = await tidying(page);
  const typing = await typingIn(page, `${address}?step=${typedInto}`);
  return {
    steps: { value: steps, unit: 'steps' },
    openMs: { value: median(opened), unit: 'ms', target: { most: 1_500 } },
    panFrameRatio: { value: median(ratios), unit: "of an empty page's", target: { least: 0.95 } },
    panLongestFrameMs: { value: median(longest), unit: 'ms', target: { most: 50 } },
    emptyLongestFrameMs: { value: median(emptyLongest), unit: 'ms' },
    tidyMs: { value: median(tidied.later), unit: 'ms', target: { most: 700 } },
    tidyFirstMs: { value: tidied.first, unit: 'ms' },
    typeMs: { value: percentile(typing, 0.95), unit: 'ms, 95 of 100 keys', target: { most: 50 } },
    typeLongestMs: { value: Math.max(...typing), unit: 'ms' },
  };
}

/** From asking for the address until cards are on the screen, each time as somebody who has been here before. */
async function opening(page: Page, address: string): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('[data-step]').first().waitFor();
    times.push(await page.evaluate<number>('bench.painted()'));
  }
  // The first time the browser had nothing yet.
  return times.slice(1);
}

/** From choosing it in the menu until the cards lie elsewhere on the screen. */
async function tidying(page: Page): Promise<{ first: number; later: number[] }> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await page.getByRole('button', { name: 'Tidy up', exact: true }).click();
    const item = await page.getByRole('menuitem', { name: 'From top to bottom' }).elementHandle();
    const bench = await page.evaluateHandle<InPage>('bench');
    times.push(await bench.evaluate((inPage, element) => inPage.clickUntilSaid(element, 'tidy up'), item));
    await page.getByRole('button', { name: 'Undo: tidy up' }).click();
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
  }
  return { first: times[0] ?? 0, later: times.slice(1) };
}

/** From each key to the next frame on the screen, as the browser itself measures it. */
async function typingIn(page: Page, address: string): Promise<number[]> {
  await page.goto(address);
  const field = page.locator('[data-settings] input').first();
  await field.waitFor();
  await field.focus();
  await page.evaluate('bench.watchKeys()');
  await field.pressSequentially(typed, { delay: 90 });
  await page.evaluate('bench.painted()');
  const slow = await page.evaluate<number[]>('bench.keysWatched()');
  return [...slow, ...Array.from({ length: Math.max(0, typed.length - slow.length) }, () => 16)];
}
