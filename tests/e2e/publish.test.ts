import { journeyMigration, journeyRun, journeyVersion } from '@tendril/db';
import { migratePage, relayOnce } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import { eq } from 'drizzle-orm';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { useBrowser } from '../support/browser-scene.ts';
import { enterAt, makeLeads, publishGraph } from '../support/test-engine.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let scene: ApiScene;
let page: Page;
let journeyId: string;

beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
});
afterAll(() => scene.close());
/** A live journey with two leads in its wait. */
beforeEach(async () => {
  page = browser.page;
  const graph = graphOf({
    in: ['entry.manual', {}, { next: 'wait' }],
    wait: ['wait.duration', { duration: { amount: 3, unit: 'days' } }, { next: 'mail' }],
    mail: ['email', { content: { subject: 'Your guide', source: 'Hello' } }, { sent: 'end' }],
    end: ['end.exit', {}],
  });
  journeyId = await publishGraph(scene.engine, graph);
  for (const leadId of await makeLeads(scene.engine, 2, journeyId.slice(-6)))
    await enterAt(scene.engine, { leadId, journeyId, nodeId: 'in' });
  await relayOnce(scene.engine);
});

/** Makes the wait longer, and opens what a publish would do. */
async function changeAndOpen(): Promise<Locator> {
  await page.goto(new URL(`/journeys/${journeyId}?step=wait`, scene.address).href);
  await page.getByLabel('For: how many').fill('5');
  await page.getByText('Live v1, 1 change not published').waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  return page.getByRole('dialog', { name: 'Publish' });
}

describe('publishing', () => {
  it('says what changes, whom it affects, who enters and what was checked, then does it', async () => {
    const panel = await changeAndOpen();
    const part = (name: string): Locator => panel.getByRole('region', { name });
    await part('What changed').getByText('Changed: Wait 3 days, now Wait 5 days').waitFor();
    await part('Who is affected').getByText('2 leads are inside now').waitFor();
    await part('Who is affected').getByText('Wait 3 days: 2 leads').waitFor();
    await part('Who enters now').getByText('When added by hand or API.').waitFor();
    await part('Checks').getByText('No provider is connected').waitFor();
    await part('Checks').getByText('The email has nothing to mend.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByLabel('What changed and why').fill('Give them time');
    await panel.getByRole('button', { name: 'Publish v2' }).click();
    await panel.getByText('v2 is live').waitFor();
    await panel.getByText('2 leads finish on the version they entered.').waitFor();
    const versions = await scene.engine.db.select().from(journeyVersion).where(eq(journeyVersion.journeyId, journeyId));
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [1, null],
      [2, 'Give them time'],
    ]);
    expect(browser.complaints).toEqual([]);
  });

  it('takes those inside along where that is chosen, says how far they are, and moves each once', async () => {
    const panel = await changeAndOpen();
    await panel.getByRole('radio', { name: 'Go on with v2' }).check();
    await panel.getByRole('button', { name: 'Publish v2, move 2 leads' }).click();
    await panel.getByText('v2 is live').waitFor();
    await panel.getByText('0 of 2 leads so far, 0 failed.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const [migration] = await scene.engine.db
      .select()
      .from(journeyMigration)
      .where(eq(journeyMigration.journeyId, journeyId));
    expect(await migratePage(scene.engine, migration?.id ?? '')).toBe(true);
    await panel.getByText('2 moved, 0 failed.').waitFor();
    const runs = await scene.engine.db.select().from(journeyRun).where(eq(journeyRun.journeyId, journeyId));
    const waitedDays = runs.map(({ enteredAt, dueAt }) => ((dueAt?.getTime() ?? 0) - enteredAt.getTime()) / 86_400_000);
    expect(waitedDays.map(Math.round)).toEqual([5, 5]);
  });

  it('asks where leads go whose step is taken out, before anything is published', async () => {
    await page.goto(new URL(`/journeys/${journeyId}?step=wait`, scene.address).href);
    await page.getByRole('button', { name: 'Delete step' }).click();
    await page.getByText('Live v1, 2 changes not published').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Publish' });
    await panel.getByRole('radio', { name: 'Go on with v2' }).check();
    await panel.getByText('Choose first where the leads go whose step is gone.').waitFor();
    await panel.getByRole('combobox', { name: '“Wait 3 days” is not in v2. Where do the 2 leads there go?' }).click();
    await page.getByRole('option', { name: 'Out of the journey' }).click();
    await panel.getByRole('button', { name: 'Publish v2, move 2 leads' }).click();
    await panel.getByText('v2 is live').waitFor();
    const [migration] = await scene.engine.db
      .select()
      .from(journeyMigration)
      .where(eq(journeyMigration.journeyId, journeyId));
    expect(migration?.policies.steps).toEqual({ wait: { kind: 'exit', reason: 'step removed' } });
  });

  it('leads from a change to its step, and from a version to how the draft differs', async () => {
    const panel = await changeAndOpen();
    await panel.getByRole('button', { name: /^Changed: Wait 3 days/ }).click();
    await page.getByRole('complementary', { name: 'Settings of Wait 5 days' }).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await panel.getByRole('tab', { name: 'Versions' }).click();
    await panel.getByRole('button', { name: 'Compare v1 with the draft' }).click();
    await panel.getByText('From v1 to the draft').waitFor();
    await panel.getByText('Changed: Wait 3 days, now Wait 5 days').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
