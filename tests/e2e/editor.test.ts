import { createJourney } from '@tendril/engine';
import { journeyVersion } from '@tendril/db';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { laptop, patienceMs, phone, useBrowser } from '../support/browser-scene.ts';
import { draftOf, drawnAs } from '../support/drawing.ts';

const browser = useBrowser();
let scene: ApiScene;
let page: Page;

beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
});
afterAll(() => scene.close());
beforeEach(() => {
  page = browser.page;
});

async function newJourney(name: string): Promise<string> {
  return createJourney(scene.engine, { name, graph: { schema: 1, name, nodes: [], edges: [], settings: {} } });
}

async function open(journeyId: string, on = page): Promise<void> {
  await on.goto(new URL(`/journeys/${journeyId}`, scene.address).href);
  await on.getByRole('button', { name: 'Publish', exact: true }).waitFor();
}

/** Adds a step from the list that is open, by typing. */
async function chooseStep(title: string): Promise<void> {
  await page.getByPlaceholder('What happens next?').fill(title);
  await page.getByRole('option', { name: title, exact: true }).first().click();
}

/** The card whose words begin so. */
function card(line: string | RegExp) {
  return page.locator('[data-step]').filter({ hasText: line });
}

/** Draws form → email → wait until reply → branch on reply → notify sales. */
async function drawNurture(journeyId: string): Promise<void> {
  await open(journeyId);
  await page.getByRole('button', { name: /^Form submitted Lets leads in/ }).click();
  await page.getByRole('combobox', { name: 'Form', exact: true }).fill('Get the guide');
  await page.getByRole('button', { name: 'Add a step after then' }).click();
  await chooseStep('Email');
  await page.getByLabel('Subject', { exact: true }).fill('Your guide');
  await page.getByLabel('Text', { exact: true }).fill('Hello {{ lead.first_name | default: "there" }}, here it is.');
  await page.getByRole('button', { name: 'Add a step after sent' }).click();
  await chooseStep('Wait until something happens');
  await page.getByRole('button', { name: 'Add outcome' }).click();
  await page.getByLabel('At most: how many').fill('3');
  await page.getByRole('button', { name: 'Add a step after reply' }).click();
  await chooseStep('Branch on reply');
  await page.getByRole('button', { name: 'Add way' }).click();
  await page.getByLabel('The reply means').and(page.locator('input')).fill('interested');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add a step after interested' }).click();
  await chooseStep('Notify sales');
}

const nurture = [
  'entry.form -next-> email',
  'email -sent-> wait.event',
  'wait.event -chosen-> branch.intent',
  'branch.intent -chosen-> sales.notify',
];

describe('the editor in the browser', () => {
  it('draws a journey from an empty canvas, tests it, and publishes it', async () => {
    const journeyId = await newJourney('Drawn by mouse');
    await drawNurture(journeyId);
    expect(await drawnAs(scene.engine, journeyId, nurture)).toEqual(nurture.toSorted());

    await page.getByRole('button', { name: 'Test', exact: true }).click();
    const happens = page.getByRole('list', { name: 'What happens' });
    await happens.getByText('Sales accepts').waitFor();
    await page.getByText('Nothing is sent').waitFor();
    await page.frameLocator('iframe[title=Email]').getByText('Hello Greta, here it is.').waitFor();
    await page.getByRole('button', { name: 'Never reacts' }).click();
    await happens.getByText('after 3 days').waitFor();
    await page.getByRole('button', { name: 'Close test' }).click();

    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByLabel('What changed and why').fill('First one');
    await page.getByRole('button', { name: 'Publish v1' }).click();
    await page.getByText('v1 is live').waitFor();
    const [version] = await scene.engine.db
      .select()
      .from(journeyVersion)
      .where(eq(journeyVersion.journeyId, journeyId));
    expect([version?.number, version?.note]).toEqual([1, 'First one']);
    await page.getByRole('button', { name: 'Back to the canvas' }).click();
    await page.getByText('Live v1', { exact: true }).waitFor();

    await card('Wait until').click();
    await page.getByLabel('At most: how many').fill('5');
    await page.getByText('Live v1, 1 change not published').waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('Changed: Wait until reply, at most 3 days, now Wait until reply, at most 5 days').waitFor();
    await page.getByRole('tab', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Restore v1' }).click();
    await page.getByText('Live v1', { exact: true }).waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('undoes and redoes everything, also after a reload', async () => {
    const journeyId = await newJourney('Undone');
    await drawNurture(journeyId);
    expect(await drawnAs(scene.engine, journeyId, nurture)).toEqual(nurture.toSorted());
    await page.reload();
    await page.getByRole('button', { name: /^Undo: add Notify sales/ }).click();
    expect(await drawnAs(scene.engine, journeyId, nurture.slice(0, 3))).toEqual(nurture.slice(0, 3).toSorted());
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    await page.getByRole('button', { name: /^Redo: add Notify sales/ }).click();
    expect(await drawnAs(scene.engine, journeyId, nurture)).toEqual(nurture.toSorted());
    for (let steps = 0; steps < 40; steps += 1) await page.keyboard.press('Control+z');
    await page.getByText('How do leads come in?').waitFor();
    expect(await drawnAs(scene.engine, journeyId, [])).toEqual([]);
  });

  it('can be drawn by keyboard alone', async () => {
    const journeyId = await newJourney('Drawn by keyboard');
    await open(journeyId);
    await page.getByRole('button', { name: /^Form submitted Lets leads in/ }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-step]').first().focus();
    await page.keyboard.press('a');
    await page.keyboard.type('email');
    await page.keyboard.press('Enter');
    await page.locator('[data-step]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await page.keyboard.type('exit');
    await page.keyboard.press('Enter');
    expect(await drawnAs(scene.engine, journeyId, ['entry.form -next-> email', 'email -sent-> end.exit'])).toEqual(
      ['entry.form -next-> email', 'email -sent-> end.exit'].toSorted(),
    );
    await page.locator('[data-step]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    expect(await drawnAs(scene.engine, journeyId, ['entry.form -next-> end.exit'])).toEqual(
      ['entry.form -next-> end.exit'].toSorted(),
    );
  });

  it('takes steps dragged into a connection, and asks by which outcome the rest goes on', async () => {
    const journeyId = await newJourney('Dragged');
    await open(journeyId);
    await page.getByRole('button', { name: /^Form submitted Lets leads in/ }).click();
    await page.getByRole('button', { name: 'Add a step after then' }).click();
    await chooseStep('Exit');
    const palette = page.getByRole('complementary', { name: 'Steps to add' });
    const between = page.getByRole('button', { name: /^Add a step between: When a form is submitted/ });
    await palette.getByRole('button', { name: 'Wait', exact: true }).dragTo(between);
    const waited = ['entry.form -next-> wait.duration', 'wait.duration -next-> end.exit'];
    expect(await drawnAs(scene.engine, journeyId, waited)).toEqual(waited.toSorted());

    await palette.getByRole('button', { name: 'Split', exact: true }).dragTo(between);
    await page.getByRole('dialog', { name: 'Add a step' }).getByLabel('a', { exact: true }).check();
    await page.getByRole('button', { name: 'Add split' }).click();
    const split = ['entry.form -next-> split', 'split -a-> wait.duration', 'wait.duration -next-> end.exit'];
    expect(await drawnAs(scene.engine, journeyId, split)).toEqual(split.toSorted());

    await card('Split').click();
    await page.getByRole('button', { name: 'Delete step' }).click();
    expect(await drawnAs(scene.engine, journeyId, waited)).toEqual(waited.toSorted());
    expect(browser.complaints).toEqual([]);
  });

  it('saves a broken draft, and says what to mend when it is published', async () => {
    const journeyId = await newJourney('Broken');
    await open(journeyId);
    await page.getByRole('button', { name: /^Form submitted Lets leads in/ }).click();
    await page.getByRole('button', { name: 'Add a step after then' }).click();
    await chooseStep('Email');
    expect(await drawnAs(scene.engine, journeyId, ['entry.form -next-> email'])).toEqual(
      ['entry.form -next-> email'].toSorted(),
    );
    await page.getByRole('button', { name: '3 things to mend' }).waitFor();
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('heading', { name: 'Mend 3 things first' }).waitFor();
    await page.getByText('Choose the form that lets leads in.').first().waitFor();
    await page.getByRole('button', { name: 'Go to this step' }).first().click();
    await page.getByRole('combobox', { name: 'Form', exact: true }).fill('Get the guide');
    await page.getByRole('button', { name: '2 things to mend' }).waitFor();
    expect(await scene.engine.db.$count(journeyVersion, eq(journeyVersion.journeyId, journeyId))).toBe(0);
  });

  it('merges what two editors change at different steps, and asks the second whose to keep at the same one', async () => {
    const journeyId = await newJourney('Shared');
    await open(journeyId);
    await page.getByRole('button', { name: /^Form submitted Lets leads in/ }).click();
    await until(async () => (await draftOf(scene.engine, journeyId)).nodes.length === 1, { limitMs: patienceMs });
    const other = await browser.otherPage({ viewport: laptop });
    await open(journeyId, other);
    const formIs = async (form: string): Promise<void> => {
      const kept = async () =>
        (await draftOf(scene.engine, journeyId)).nodes.find(({ kind }) => kind === 'entry.form')?.config['form'];
      await until(async () => (await kept()) === form, { limitMs: patienceMs });
      expect(await kept()).toBe(form);
    };

    await page.getByRole('combobox', { name: 'Form', exact: true }).fill('Get the guide');
    await formIs('Get the guide');
    await other.getByRole('button', { name: 'Add a step after then' }).click();
    await other.getByPlaceholder('What happens next?').fill('Exit');
    await other.getByRole('option', { name: 'Exit', exact: true }).click();
    await other.getByText('Merged with the other changes').first().waitFor();
    expect(await drawnAs(scene.engine, journeyId, ['entry.form -next-> end.exit'])).toEqual([
      'entry.form -next-> end.exit',
    ]);
    await formIs('Get the guide');

    await page.reload();
    await card(/Get the guide/).click();
    await page.getByRole('combobox', { name: 'Form', exact: true }).fill('Theirs');
    await formIs('Theirs');
    await other
      .locator('[data-step]')
      .filter({ hasText: /Get the guide/ })
      .click();
    await other.getByRole('combobox', { name: 'Form', exact: true }).fill('Mine');
    await other.getByText('Somebody else has changed the same').waitFor();
    await other.getByRole('button', { name: 'Take over the other changes' }).click();
    await other.locator('[data-step]').filter({ hasText: 'Theirs' }).waitFor();
    await formIs('Theirs');
    await other.getByRole('button', { name: /^Undo: take over/ }).click();
    await formIs('Mine');
  });

  it('finds a step by its words, turns the journey to the right, and is only read on a phone', async () => {
    const content = { subject: 'Your guide', source: 'Here it is.' };
    const nodes = [
      { id: 'form', kind: 'entry.form', config: { form: 'Book a demo' } },
      { id: 'mail', kind: 'email', title: 'As promised', config: { content } },
    ];
    const edges = [{ from: 'form', port: 'next', to: 'mail' }];
    const graph = { schema: 1 as const, name: 'Found', nodes, edges, settings: {} };
    const journeyId = await createJourney(scene.engine, { name: 'Found', graph });
    await open(journeyId);
    await page.locator('[data-step=form]').focus();
    await page.keyboard.press('/');
    await page.getByRole('dialog', { name: 'Find a step' }).waitFor();
    await page.keyboard.type('guide');
    await page.getByRole('option', { name: 'As promised' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-step=mail]:focus').waitFor();

    await page.getByRole('button', { name: 'Tidy up', exact: true }).click();
    await page.getByRole('menuitem', { name: 'From left to right' }).click();
    const isTurned = async () => (await draftOf(scene.engine, journeyId)).direction === 'right';
    expect(await until(isTurned, { limitMs: patienceMs })).toBe(true);
    const [first, second] = (await draftOf(scene.engine, journeyId)).nodes.map(({ position }) => position?.x ?? 0);
    expect(second).toBeGreaterThan(first ?? 0);

    const read = await browser.otherPage({ viewport: phone });
    await read.goto(new URL(`/journeys/${journeyId}`, scene.address).href);
    await read.locator('[data-step=mail]').click();
    expect(await read.getByRole('complementary').count()).toBe(0);
    expect(await read.getByRole('button', { name: /Publish|Test|Tidy up/ }).count()).toBe(0);
    await read.keyboard.press('Delete');
    expect(await read.locator('[data-step]').count()).toBe(2);
  });
});
