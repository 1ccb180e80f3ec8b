import type { Locator, Page } from 'playwright-core';

/**
 * What a person does in the editor, by the words they see. Only what drawing needs to be said in one place, so that a change of
 * words or ways is mended here once.
 */
export interface JourneyEditor {
  /** Opens a journey by its address. */
  open(address: string): Promise<void>;
  /** The cards whose words hold this. */
  card(words: string | RegExp): Locator;
  /** Answers the empty canvas's question how leads come in. */
  beginWith(title: string): Promise<void>;
  /** Presses "+" at an open outcome of a step, or the only such outcome there is, and chooses what comes next with the mouse. */
  addAfter(outcome: string, title: string, of?: Locator): Promise<void>;
  /** The same by keys alone: goes to the card, chooses the outcome, presses A, types and takes the first that is found. */
  addByKeys(of: Locator, add: { after?: string; title: string }): Promise<void>;
  /** Leads an outcome to a step that is there already, by keys alone. */
  connectByKeys(of: Locator, connect: { outcome: string; to: string }): Promise<void>;
  /** Brings the whole journey into view. */
  showAll(): Promise<void>;
  /** A setting of the step that is open, by its label; the star of one that is needed is not part of it. */
  setting(label: string | RegExp): Locator;
  /** Goes to a setting and types over what is there. */
  typeSetting(label: string, words: string): Promise<void>;
  /** Chooses from the list of steps that is open. */
  choose(title: string): Promise<void>;
  /** What was announced last to those who listen to the page. */
  announced(): Promise<string>;
}

export function editorOn(page: Page): JourneyEditor {
  const list = page.getByRole('dialog', { name: 'Add a step' });
  const search = list
    .getByRole('combobox')
    .or(list.getByRole('textbox', { name: 'Search steps' }))
    .first();
  const choose = async (title: string): Promise<void> => {
    await search.fill(title);
    await list.getByRole('option', { name: title, exact: true }).first().click();
  };
  const setting = (label: string | RegExp): Locator =>
    page
      .getByRole('complementary', { name: /^Settings of / })
      .getByLabel(typeof label === 'string' ? new RegExp(`^${label}( ?\\*)?$`) : label)
      .and(page.locator('input, textarea'));
  const announced = async (): Promise<string> =>
    (await page.locator('[aria-live=polite]').allTextContents()).join(' ').trim();
  const chooseOutcome = async (title: string): Promise<void> => {
    // The first is chosen already; a person listens until the right one is said.
    for (let moves = 0; moves < 12; moves += 1) {
      await page.keyboard.press(moves === 0 ? 'ArrowLeft' : 'ArrowRight');
      if ((await announced()).endsWith(`: ${title}`)) return;
    }
    throw new Error(`There is no outcome "${title}"; the last one said was "${await announced()}".`);
  };
  return {
    open: async (address) => {
      await page.goto(address);
      await page.getByRole('button', { name: 'Publish', exact: true }).waitFor();
    },
    card: (words) => page.locator('[data-step]').filter({ hasText: words }),
    beginWith: (title) => page.getByRole('button', { name: new RegExp(`^${title} Lets leads in`) }).click(),
    addAfter: async (outcome, title, of) => {
      const around = of === undefined ? page : page.locator('.react-flow__node').filter({ has: of });
      await around.getByRole('button', { name: `Add a step after ${outcome}`, exact: true }).click();
      await choose(title);
    },
    addByKeys: async (of, { after, title }) => {
      await of.focus();
      if (after !== undefined) await chooseOutcome(after);
      await page.keyboard.press('a');
      await search.waitFor();
      await page.keyboard.type(title);
      await list.getByRole('option', { name: title, exact: true }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    connectByKeys: async (of, { outcome, to }) => {
      await of.focus();
      await page.keyboard.press('c');
      const dialog = page.getByRole('dialog', { name: /^Connect / });
      await chooseByKeys(page, dialog.getByRole('combobox', { name: 'Outcome' }), outcome);
      await chooseByKeys(page, dialog.getByRole('combobox', { name: 'Leads to' }), to);
      await dialog.getByRole('button', { name: 'Connect steps' }).focus();
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
    },
    showAll: () => page.getByRole('button', { name: 'Show all steps' }).click(),
    setting,
    typeSetting: async (label, words) => {
      await setting(label).focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(words);
    },
    choose,
    announced,
  };
}

/** Opens a field's list with an arrow and goes down it until the option is there, then takes it. */
export async function chooseByKeys(page: Page, field: Locator, wanted: string): Promise<void> {
  await field.focus();
  await page.keyboard.press('ArrowDown');
  const options = page.getByRole('option');
  await options.filter({ visible: true }).first().waitFor();
  for (let moves = 0; moves < 30; moves += 1) {
    const chosen = page.locator('[role=option][data-combobox-selected]').filter({ visible: true, hasText: wanted });
    if ((await chosen.count()) > 0) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`There is no "${wanted}" to choose.`);
}
