import type { Page } from 'playwright-core';

/** Something a person sees: a page, or a page with something open on it. */
export interface Look {
  name: string;
  /** Of what cannot be done on a phone, where a journey can only be read. */
  needsRoom?: boolean;
  show(page: Page, address: string): Promise<void>;
}

/** Resolves when nothing is loading any more, the letters are there, and what moves in has arrived. */
export async function isSettled(page: Page): Promise<void> {
  await page.getByLabel('Loading').waitFor({ state: 'detached' });
  await page.evaluate(`document.fonts.ready
    .then(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    .then(() => Promise.all(document.getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished.catch(() => undefined))))`);
}

async function visit(page: Page, address: string, path: string): Promise<void> {
  await page.goto(new URL(path, address).href);
  await page.getByRole('main').getByText(/\S/).first().waitFor();
  await isSettled(page);
}

/** Every place of the navigation, found there, and the test mailbox. */
export async function looksOfPlaces(page: Page, address: string): Promise<Look[]> {
  await visit(page, address, '/');
  const links = await page.getByRole('navigation').getByRole('link').all();
  const found = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
  const paths = [...new Set([...found, '/mailbox'])].filter((path) => path.startsWith('/'));
  return paths.map((path) => ({
    name: path === '/' ? 'home' : path.slice(1).replaceAll(/[/?=&]/g, '-'),
    show: (on, at) => visit(on, at, path),
  }));
}

/** What opens from a list of the sample workspace. */
export const looksInside: readonly Look[] = [
  opened('lead', '/leads?search=greta', 'Greta Halvorsen'),
  opened('lead-held', '/leads?search=owen', 'Owen Pugh'),
  {
    name: 'mailbox-email',
    show: async (page, address) => {
      await visit(page, address, '/mailbox');
      await page.locator('a[href*="email="]').first().click();
      await page.getByText('Act as the lead').waitFor();
      await isSettled(page);
    },
  },
  {
    name: 'new-journey',
    show: async (page, address) => {
      await visit(page, address, '/journeys');
      await page.getByRole('button', { name: 'New journey' }).first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

const sampleJourney = 'The one-screen stock report';

/** The editor with the live journey of the sample workspace, and all that opens in it. */
export const looksOfEditor: readonly Look[] = [
  { ...inEditor('editor', async () => undefined), needsRoom: false },
  ...['entry', 'message', 'time', 'path', 'lead', 'sales', 'end'].map((group) =>
    inEditor(`editor-step-${group}`, async (page) => {
      await page.locator(`[data-group=${group}] [data-step]`).first().focus();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: /^Settings of / }).waitFor();
    }),
  ),
  inEditor('editor-add', async (page) => {
    await page.locator('[data-step]').first().focus();
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Add a step' }).getByRole('option').first().waitFor();
  }),
  inEditor('editor-connect', async (page) => {
    await page.locator('[data-step]').first().focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: /^Connect / }).waitFor();
  }),
  inEditor('editor-test', async (page) => {
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByRole('list', { name: 'What happens' }).waitFor();
  }),
  inEditor('editor-publish', async (page) => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('dialog', { name: 'Publish' }).waitFor();
  }),
  inEditor('editor-versions', async (page) => {
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByText('v1', { exact: true }).first().waitFor();
  }),
  inEditor('editor-settings', async (page) => {
    await page.getByRole('button', { name: 'Journey settings' }).click();
    await page.getByRole('dialog').waitFor();
  }),
  inEditor('editor-keys', async (page) => {
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  }),
];

/** The editor of a journey with nothing in it. A person made it before: `name` is what it is called. */
export function looksOfEmptyJourney(name: string): readonly Look[] {
  return [
    inEditor('editor-empty', (page) => page.getByText('How do leads come in?').first().waitFor(), name),
    inEditor(
      'editor-problems',
      async (page) => {
        await page.getByRole('button', { name: /to mend$/ }).click();
        await page.getByRole('menu').waitFor();
      },
      name,
    ),
  ];
}

function opened(name: string, list: string, link: string): Look {
  return {
    name,
    show: async (page, address) => {
      await visit(page, address, list);
      await page.getByRole('link', { name: link }).first().click();
      await page.getByRole('heading', { level: 1, name: link }).waitFor();
      await isSettled(page);
    },
  };
}

function inEditor(name: string, open: (page: Page) => Promise<void>, journey = sampleJourney): Look {
  return {
    name,
    needsRoom: true,
    show: async (page, address) => {
      await visit(page, address, '/journeys');
      await page.getByRole('link', { name: journey, exact: true }).first().click();
      await page.locator('[data-step]').or(page.getByText('How do leads come in?')).first().waitFor();
      await isSettled(page);
      await open(page);
      await isSettled(page);
    },
  };
}
