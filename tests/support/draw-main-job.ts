import type { Page } from 'playwright-core';
import { chooseByKeys, editorOn } from './journey-editor.ts';

export const formName = 'Get the guide';
export const firstSubject = 'Your guide';
export const laterSubject = 'You asked us to come back';
export const secondSubject = 'What the first 30 days look like';

/** The journey of the main job as connections of kinds, as `drawnAs` says them. */
export const mainJob = [
  'entry.form -next-> email',
  'email -sent-> wait.event',
  'wait.event -chosen-> branch.intent',
  'wait.event -timeout-> email',
  'branch.intent -chosen-> lead.score',
  'lead.score -next-> sales.notify',
  'sales.notify -accepted-> end.exit',
  'branch.intent -chosen-> wait.until',
  'wait.until -reached-> email',
  'email -sent-> end.exit',
  'branch.intent -else-> email',
  'email -sent-> end.exit',
];

/**
 * Draws it on the empty canvas that is open: form → email → wait 3 days or until a reply → branch on what the reply means.
 * Its trunk with the mouse, its ways with keys alone.
 */
export async function drawMainJob(page: Page): Promise<void> {
  await drawTrunkByMouse(page);
  await drawInterestedByKeys(page);
  await drawNotNowByKeys(page);
  await drawSecondEmail(page);
}

async function drawTrunkByMouse(page: Page): Promise<void> {
  const editor = editorOn(page);
  await editor.beginWith('Form submitted');
  await editor.setting('Form').fill(formName);
  await editor.addAfter('then', 'Email');
  await editor.setting('Subject').fill(firstSubject);
  await editor
    .setting('Text')
    .fill('Hello {{ lead.first_name | default: "there" }}, here is the guide. What do you think of it?');
  await editor.addAfter('sent', 'Wait until something happens');
  await page.getByRole('button', { name: 'Add outcome' }).click();
  await editor.setting('At most: how many').fill('3');
  await editor.addAfter('reply', 'Branch on reply');
  for (const [index, meaning] of ['Interested', 'Not now'].entries()) {
    await page.getByRole('button', { name: 'Add way' }).click();
    const means = editor.setting(/^The reply means/).nth(index);
    await means.click();
    await page.getByRole('option', { name: meaning, exact: true }).click();
    // The list of meanings stays open for another one until the field is left.
    await means.press('Tab');
  }
}

async function drawInterestedByKeys(page: Page): Promise<void> {
  const editor = editorOn(page);
  await editor.addByKeys(editor.card('By reply'), { after: 'interested', title: 'Add to score' });
  await editor.typeSetting('Points', '20');
  await editor.addByKeys(editor.card('Add 20 points'), { title: 'Notify sales' });
  await editor.typeSetting('Note for sales', 'Asked about the guide.');
  await editor.addByKeys(editor.card('Notify sales'), { after: 'accepted', title: 'Exit' });
  await editor.typeSetting('Reason', 'with sales');
}

async function drawNotNowByKeys(page: Page): Promise<void> {
  const editor = editorOn(page);
  await editor.addByKeys(editor.card('By reply'), { after: 'not now', title: 'Wait until a date' });
  await chooseByKeys(page, editor.setting('Wait for'), 'A date of the lead');
  await editor.typeSetting('Which date', 'lead.come_back_on');
  await editor.addByKeys(editor.card('Wait until come back on'), { title: 'Email' });
  await editor.typeSetting('Subject', laterSubject);
  await editor.typeSetting('Text', 'Hello {{ lead.first_name }}, is it a better time now?');
  await editor.addByKeys(editor.card(laterSubject), { title: 'Exit' });
  await editor.typeSetting('Reason', 'asked again later');
}

/** For everybody else, and for those who do not react: the latter joins it by a connection made with keys. */
async function drawSecondEmail(page: Page): Promise<void> {
  const editor = editorOn(page);
  await editor.showAll();
  await editor.addAfter('else', 'Email', editor.card('By reply'));
  await editor.setting('Subject').fill(secondSubject);
  await editor.setting('Text').fill('Two people, one plan. Reply with what slows you down most.');
  await editor.addAfter('sent', 'Exit', editor.card(secondSubject));
  await editor.setting('Reason').fill('second email sent');
  await editor.connectByKeys(editor.card('Wait until reply'), { outcome: 'after 3 days', to: secondSubject });
}
