import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtWebFolder } from './built-web.ts';

/** How long a page may take for what a person waits for, in ms; the machine may be busy with other tests. */
export const patienceMs = 20_000;

export const desktop = { width: 1440, height: 900 };
export const laptop = { width: 1280, height: 720 };
export const phone = { width: 390, height: 844 };

/** A browser for one test file, with a fresh page for each test. */
export interface BrowserScene {
  /** The pages as they are built now. */
  readonly webFolder: string;
  readonly page: Page;
  /** What the browser complained of during this test. */
  readonly complaints: readonly string[];
  /** The page of another person, in a browser of their own. Closed with the test. */
  otherPage(options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Builds the pages, starts a browser, gives every test a page of its own and clears everything away. To be called at the top of
 * a test file, before its own `beforeAll`.
 */
export function useBrowser(options: BrowserContextOptions = {}): BrowserScene {
  let webFolder = '';
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let page: Page;
  let complaints: string[] = [];

  const openPage = async (own: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ viewport: desktop, ...own });
    context.setDefaultTimeout(patienceMs);
    contexts.push(context);
    return context.newPage();
  };
  beforeAll(async () => {
    [webFolder, browser] = await Promise.all([builtWebFolder(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await rm(webFolder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    complaints = [];
    page = await openPage(options);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepPicture(page, task.name);
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });
  return {
    get webFolder() {
      return webFolder;
    },
    get page() {
      return page;
    },
    get complaints() {
      return complaints;
    },
    otherPage: (own = {}) => openPage({ ...options, ...own }),
  };
}

/** Keeps how the page looked when a test failed, and says where. */
async function keepPicture(page: Page, test: string): Promise<void> {
  const name = `${test.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 60)}.png`;
  const path = join(tmpdir(), 'tendril-failed', name);
  await page.screenshot({ path }).then(
    () => console.log(`How it looked: ${path}`),
    () => undefined,
  );
}
