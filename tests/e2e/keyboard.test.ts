import { createJourney } from '@tendril/engine';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { patienceMs, useBrowser } from '../support/browser-scene.ts';
import { draftOf } from '../support/drawing.ts';
import { editorOn, type JourneyEditor } from '../support/journey-editor.ts';
import { oneMail } from '../support/mail-scene.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let scene: ApiScene;
let page: Page;
let editor: JourneyEditor;
let journeyId: string;

beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
});
afterAll(() => scene.close());
/** By hand → email → wait for a reply, at most 3 days → an exit for either outcome. */
beforeEach(async () => {
  ({ page } = browser);
  editor = editorOn(page);
  journeyId = await createJourney(scene.engine, { name: 'By keys', graph: oneMail() });
  await editor.open(new URL(`/journeys/${journeyId}`, scene.address).href);
  await card('in').waitFor();
});

const card = (stepId: string) => page.locator(`[data-step="${stepId}"]`);
const press = (key: string) => page.keyboard.press(key);

async function isAt(stepId: string): Promise<void> {
  await expect
    .poll(() => page.evaluate<string | null>('document.activeElement?.getAttribute("data-step")'), {
      timeout: patienceMs,
    })
    .toBe(stepId);
}

async function hears(words: string | RegExp): Promise<void> {
  await expect.poll(() => editor.announced(), { timeout: patienceMs }).toMatch(words);
}

describe('the canvas by keys and by ear', () => {
  it('is entered at the first step, follows the journey with ↓ and ↑ and chooses outcomes with ← and →', async () => {
    await card('in').focus();
    await press('Shift+Tab');
    await press('Tab');
    await isAt('in');
    await press('ArrowDown');
    await isAt('mail');
    await press('ArrowDown');
    await isAt('listen');
    await press('ArrowRight');
    await hears('Outcome 1 of 2: reply');
    await press('ArrowRight');
    await hears('Outcome 2 of 2: after 3 days');
    await press('ArrowDown');
    await isAt('late');
    await press('ArrowUp');
    await isAt('listen');
    await press('ArrowLeft');
    await hears('Outcome 1 of 2: reply');
    await press('ArrowDown');
    await isAt('out');
    expect(browser.complaints).toEqual([]);
  });

  it('reads a card out with its place, its outcomes and what is wrong', async () => {
    const spoken = await card('listen').getAttribute('aria-label');
    expect(spoken).toMatch(/^Step 3 of 5\. Wait until reply, at most 3 days/);
    expect(spoken).toContain('2 outcomes: reply goes to Exit "replied", after 3 days goes to Exit "silent"');
    await card('listen').focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Delete']) await press(key);
    await expect.poll(() => card('listen').getAttribute('aria-label')).toContain('after 3 days leaves here');
  });

  it('opens a step with Enter and comes back to its card with Escape', async () => {
    await card('listen').focus();
    await press('Enter');
    await page.getByRole('complementary', { name: /^Settings of / }).waitFor();
    await expect
      .poll(() => page.evaluate<boolean>('document.activeElement.closest("[data-settings]") !== null'))
      .toBe(true);
    await press('Escape');
    await isAt('listen');
  });

  it('moves a step with Alt and the arrows, deletes it with Del, says so, and takes it back', async () => {
    const positionOf = async (stepId: string) =>
      (await draftOf(scene.engine, journeyId)).nodes.find(({ id }) => id === stepId)?.position;
    await card('out').focus();
    await press('Alt+ArrowRight');
    await expect.poll(() => positionOf('out'), { timeout: patienceMs }).toBeDefined();
    const before = await positionOf('out');
    await press('Alt+ArrowRight');
    await expect.poll(async () => (await positionOf('out'))?.x, { timeout: patienceMs }).toBe((before?.x ?? 0) + 24);

    await card('in').focus();
    for (const key of ['ArrowDown', 'Delete']) await press(key);
    await card('mail').waitFor({ state: 'detached' });
    await hears(/delete/i);
    await press('Control+z');
    await card('mail').waitFor();
    await hears(/undo|undone/i);
  });

  it('asks which way to keep before a step with several outcomes goes', async () => {
    await card('mail').focus();
    await press('ArrowDown');
    await isAt('listen');
    await press('Delete');
    await page
      .getByRole('dialog')
      .getByText(/Keep which way/)
      .waitFor();
    await press('Escape');
    await card('listen').waitFor();
    expect((await draftOf(scene.engine, journeyId)).nodes).toHaveLength(5);
  });

  it('connects a step to another by a list, and lists all keys on "?"', async () => {
    await editor.connectByKeys(card('listen'), { outcome: 'after 3 days', to: 'Exit "replied"' });
    await expect
      .poll(async () => (await draftOf(scene.engine, journeyId)).edges.filter(({ to }) => to === 'out').length, {
        timeout: patienceMs,
      })
      .toBe(2);
    await card('listen').focus();
    await press('Shift+?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await press('Escape');
    expect(browser.complaints).toEqual([]);
  });
});
