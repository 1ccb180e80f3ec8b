import { journey } from '@tendril/db';
import { seedSample } from '@tendril/cli';
import { createJourney } from '@tendril/engine';
import { parseGraph } from '@tendril/journey';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { desktop, laptop, patienceMs, phone, useBrowser } from '../support/browser-scene.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let page: Page;
let scene: ApiScene;
beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
  await seedSample(scene.engine, new Date());
});
afterAll(() => scene.close());
beforeEach(() => {
  page = browser.page;
});

const visit = (path: string) => page.goto(new URL(path, scene.address).href);
const window = () => page.getByRole('dialog').filter({ has: page.getByRole('heading', { name: 'Write email' }) });
const source = () => page.getByRole('textbox', { name: 'Source of the email' });
const checks = () => page.getByRole('list', { name: 'Checks' });
const shown = () => page.frameLocator('iframe[title="Email"]');
const fits = async (width: number) =>
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);

async function drawnEmail(name: string, content: Record<string, unknown>): Promise<string> {
  const nodes = [
    { id: 'in', kind: 'entry.manual', config: {}, position: { x: 0, y: 0 } },
    { id: 'mail', kind: 'email', config: { content }, position: { x: 0, y: 160 } },
  ];
  const edges = [{ from: 'in', port: 'next', to: 'mail' }];
  return createJourney(scene.engine, { name, graph: { schema: 1, name, nodes, edges, settings: {} } });
}

/** The email as it is saved, once it holds this; as it is when it never did. */
async function savedEmail(journeyId: string, wanted: string): Promise<string> {
  const read = async (): Promise<string> => {
    const [row] = await scene.engine.db.select().from(journey).where(eq(journey.id, journeyId));
    const parsed = parseGraph(row?.draft);
    return parsed.ok ? JSON.stringify(parsed.graph.nodes.find(({ id }) => id === 'mail')?.config) : '';
  };
  await until(async () => (await read()).includes(wanted), { limitMs: patienceMs });
  return read();
}

/** Types over all that stands in a field or editor. */
async function typeOver(field: Locator, words: string): Promise<void> {
  await field.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(words);
}

describe('the window an email is written in', () => {
  it('writes a design with values, shows it to Greta, says what is wrong, saves, and takes it back', async () => {
    const journeyId = await drawnEmail('Written in the browser', { subject: 'Hello', source: 'Dear you' });
    await visit(`/journeys/${journeyId}`);
    await page.locator('[data-step]').filter({ hasText: 'Hello' }).click();
    await page.getByRole('button', { name: 'Write email' }).click();
    await typeOver(window().getByLabel('Subject', { exact: true }), 'For {{ lead.first_name | default: "you" }}');
    await window().getByLabel('Preview line').fill('Two minutes');

    await page.getByText('Designed (MJML)').click();
    await page.getByRole('button', { name: 'Start from a design' }).click();
    await page.getByRole('menuitem', { name: /^Short note/ }).click();
    await shown().getByText('Robin, a quick question').waitFor();
    await page.getByText('Nothing to mend').waitFor();

    await page.getByRole('combobox', { name: 'Read as' }).fill('greta');
    await page.getByRole('option', { name: /^Greta Halvorsen/ }).click();
    await shown().getByText('Greta, a quick question').waitFor();
    const inbox = page.getByRole('region', { name: 'In the inbox' });
    await inbox.getByText('For Greta').waitFor();
    await inbox.getByText('Two minutes').waitFor();

    const before = (await source().innerText()).length;
    await typeOver(source(), '<mjml><mj-body><mj-section><mj-column>\n<mj-text>{{ lead.compny }}</mj-text>\n');
    await page.keyboard.insertText('</mj-column></mj-section></mj-body></mjml>');
    await checks().getByText('Did you mean "lead.company"?').waitFor();
    await checks().getByRole('button', { name: 'Go to line 2' }).first().click();
    expect(await savedEmail(journeyId, 'lead.compny')).toContain('For {{ lead.first_name');

    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await shown().getByText('Greta, a quick question').waitFor();
    await source().click();
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await checks().getByText('Did you mean "lead.company"?').waitFor();
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByText('Nothing to mend').waitFor();
    expect((await source().innerText()).length).toBe(before);
    expect(await savedEmail(journeyId, 'a quick question')).toContain('"format":"mjml"');

    await page.keyboard.press('Escape');
    await window().waitFor({ state: 'detached' });
    await page.getByText(/^A designed email \(MJML\), \d+ lines\.$/).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('completes values while they are typed, and keeps the caret where it is', async () => {
    const journeyId = await drawnEmail('Completed', { subject: 'Hello', source: '' });
    await visit(`/journeys/${journeyId}?step=mail&write=1`);
    await source().click();
    await page.keyboard.type('Dear {{ first');
    await page.getByRole('option', { name: /lead\.first_name/ }).waitFor();
    // The list takes no key in the first moments, so that nobody chooses what has just appeared.
    await page.getByRole('option', { name: /lead\.first_name/ }).click();
    await page.keyboard.type('friend');
    await shown().getByText('Dear Robin').waitFor();
    expect(await savedEmail(journeyId, 'friend')).toContain(String.raw`{{ lead.first_name | default: \"friend\" }}`);
  });

  it.each(['Letter', 'Picture and button', 'Short note', 'Two offers'])(
    'begins with the design "%s"',
    async (design) => {
      const journeyId = await drawnEmail(design, { subject: 'Hello', format: 'mjml', source: '' });
      await visit(`/journeys/${journeyId}?step=mail&write=1`);
      await page.getByRole('button', { name: 'Start from a design' }).click();
      await page.getByRole('menuitem', { name: new RegExp(`^${design}`) }).click();
      await shown().getByText(/\w/).first().waitFor();
      await page.getByText('Nothing to mend').waitFor();
      expect(await savedEmail(journeyId, '<mjml>')).toContain('<mj-text');
    },
  );

  it('runs nothing that stands in an email, and asks nobody for anything but pictures', async () => {
    const asked: string[] = [];
    await page.route(/elsewhere\.example/, (route) => {
      asked.push(new URL(route.request().url()).pathname);
      return route.fulfill({ status: 204, body: '' });
    });
    const html = [
      '<img src="https://elsewhere.example/picture.png" alt="">',
      '<link rel="stylesheet" href="https://elsewhere.example/style.css">',
      '<iframe src="https://elsewhere.example/frame"></iframe>',
      '<img src="x" alt="" onerror="fetch(`https://elsewhere.example/script`)">',
      '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/refresh">',
      '<a href="https://elsewhere.example/link">the link</a>',
    ].join('\n');
    const journeyId = await drawnEmail('Hostile', { subject: 'Hello', format: 'html', source: html });
    await visit(`/journeys/${journeyId}?step=mail&write=1`);
    await shown().getByText('the link').click();
    await expect.poll(() => asked, { timeout: patienceMs }).toContain('/picture.png');
    await page.getByRole('switch', { name: 'Pictures' }).click();
    await shown().getByText('the link').waitFor();
    await page.getByText('Plain', { exact: true }).click();
    await page.getByText('HTML', { exact: true }).click();
    await shown().getByText('the link').click();
    expect(new Set(asked)).toEqual(new Set(['/picture.png']));
  });

  it('takes over the text of another email and sends a test into the test mailbox', async () => {
    const journeyId = await drawnEmail('Takes over', { subject: 'Mine', source: 'Mine alone' });
    await visit(`/journeys/${journeyId}?step=mail&write=1`);
    await page.getByRole('button', { name: 'Use another email' }).click();
    await page.getByRole('textbox', { name: 'Search emails' }).fill('halden');
    await page.getByRole('button', { name: /^What Halden Fasteners cut first/ }).click();
    await expect
      .poll(() => window().getByLabel('Subject', { exact: true }).inputValue(), { timeout: patienceMs })
      .toBe('What Halden Fasteners cut first');

    await page.getByRole('button', { name: 'Send a test' }).click();
    const asking = page.getByRole('dialog', { name: 'Send a test' });
    await asking.getByRole('textbox', { name: 'To' }).fill('nobody');
    await asking.getByRole('button', { name: 'Send the test' }).click();
    await asking.getByText('This is not an email address.').waitFor();
    await asking.getByRole('textbox', { name: 'To' }).fill('me@people.example');
    await asking.getByRole('button', { name: 'Send the test' }).click();
    await asking.getByRole('link', { name: 'Test mailbox' }).click();
    await page.getByText('Test: What Halden Fasteners cut first').first().waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it.each([desktop, laptop, phone])('keeps nobody out at $width × $height, in both colours', async (viewport) => {
    const journeyId = await drawnEmail('Everybody', { subject: '', format: 'mjml', source: '<mjml><mj-body>{{ x' });
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await visit(`/journeys/${journeyId}?step=mail&write=1`);
      await checks().waitFor();
      expect(await seriousFindings(page), `${viewport.width} in ${colorScheme} colours`).toEqual([]);
      await fits(viewport.width);
    }
  });
});

describe('the page of all emails', () => {
  it('finds an email, says what became of it, and opens it to be written', async () => {
    await visit('/');
    await page.getByRole('link', { name: 'Emails', exact: true }).click();
    await page.getByRole('heading', { name: 'Emails', level: 1 }).waitFor();
    await page.getByRole('textbox', { name: 'Search emails' }).fill('guide, first');
    await page.getByText('No email has').waitFor();
    await page.getByRole('textbox', { name: 'Search emails' }).fill('halden');
    const row = page.getByRole('row').filter({ hasText: 'What Halden Fasteners cut first' });
    await row.first().waitFor();
    expect(page.url()).toContain('search=halden');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await page.getByRole('button', { name: 'Sent', exact: true }).click();
    await expect.poll(() => page.url(), { timeout: patienceMs }).toContain('sort=sent');
    await page.getByRole('link', { name: 'Here is your guide, first name' }).click();
    await window().waitFor();
    await shown().getByText('Hello Robin').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it.each([desktop, laptop, phone])('keeps nobody out at $width × $height, in both colours', async (viewport) => {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await visit('/emails');
      await page.getByRole('table').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await fits(viewport.width);
    }
  });
});

describe('the page of all emails where there is none', () => {
  it('says what to do next', async () => {
    const empty = await openApiScene({ webFolder: browser.webFolder });
    try {
      await page.goto(new URL('/emails', empty.address).href);
      await page.getByRole('heading', { name: 'No emails yet' }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('link', { name: 'Go to the journeys' }).click();
      await page.getByRole('heading', { name: 'Journeys', level: 1 }).waitFor();
    } finally {
      await empty.close();
    }
  });
});
