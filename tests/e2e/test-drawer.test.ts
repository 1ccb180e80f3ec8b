import type { LeadOverview } from '@tendril/api';
import { createJourney } from '@tendril/engine';
import { graphOf } from '@tendril/journey/testing';
import type { RunningWorkers } from '@tendril/worker';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seriousFindings } from '../support/axe.ts';
import { laptop, useBrowser } from '../support/browser-scene.ts';
import { openPlayScene, type PlayScene } from '../support/play-scene.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let scene: PlayScene;
let worker: RunningWorkers;
let page: Page;

beforeAll(async () => {
  scene = await openPlayScene({ webFolder: browser.webFolder });
  worker = await scene.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await scene.close();
});
beforeEach(() => {
  page = browser.page;
});

const content = { subject: 'Your guide', source: 'Hello {{ lead.first_name }}.\n\n{{ unsubscribe_url }}' };
/** Form, email, a reply within three days, sales; without a reply a split, one way of which looks the company up. */
const draft = graphOf(
  {
    in: ['entry.form', { form: 'Get the guide' }, { next: 'mail' }],
    mail: ['email', { content }, { sent: 'listen' }],
    listen: [
      'wait.event',
      { outcomes: [{ id: 'replied', on: { kind: 'reply' } }], limit: { amount: 3, unit: 'days' } },
      { replied: 'hand', timeout: 'split' },
    ],
    hand: ['sales.notify', { within: { amount: 5, unit: 'days' } }, { accepted: 'won' }],
    won: ['end.goal', {}],
    split: ['split', { arms: [{ id: 'a' }, { id: 'b' }] }, { a: 'out', b: 'lookup' }],
    lookup: [
      'activity',
      {
        activityKind: 'company_lookup',
        input: { emailOrDomain: '{{ lead.email }}' },
        outcomes: [{ id: 'found' }, { id: 'not_found' }],
      },
      { found: 'known', not_found: 'out' },
    ],
    known: ['end.exit', { reason: 'company known' }],
    out: ['end.exit', { reason: 'silent' }],
  },
  { timeZone: 'UTC' },
);

/** Opens the test of a journey with this draft. */
async function openTest(name: string, graph: object = draft): Promise<void> {
  const journeyId = await createJourney(scene.engine, { name, graph: { ...draft, ...graph, name } });
  await page.goto(new URL(`/journeys/${journeyId}`, scene.address).href);
  await page.getByRole('button', { name: 'Test', exact: true }).click();
}

/** A line of what happens. */
function line(words: string | RegExp): Locator {
  return page.getByRole('list', { name: 'What happens' }).getByRole('button').filter({ hasText: words });
}

function mark(words: RegExp): Locator {
  return page.getByRole('group', { name: 'Time line' }).getByRole('button', { name: words });
}

async function press(key: string, times = 1): Promise<void> {
  for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press(key);
}

async function choose(list: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await page.getByRole('option', { name: option }).click();
}

describe('the test drawer', () => {
  it('plays anew when what the lead does is moved, removed and added by keys', async () => {
    await openTest('Moved by keys');
    await line('Sales accepts').waitFor();
    await mark(/^Replies: interested, Day 1/).focus();
    await press('ArrowUp', 3);
    await mark(/^Replies: interested, Day 4/).waitFor();
    await line('after 3 days').waitFor();
    expect(await line('Sales accepts').count()).toBe(0);
    await press('ArrowLeft', 5);
    await line('Sales accepts').waitFor();
    await press('Delete');
    await line('after 3 days').waitFor();
    expect(await mark(/^Replies/).count()).toBe(0);

    await page.getByRole('button', { name: 'Add to the time line' }).focus();
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Replies', exact: true }).press('Enter');
    const meaning = page.getByRole('dialog').getByRole('combobox', { name: 'The reply means' });
    await line('Sales accepts').waitFor();
    await meaning.selectOption('not now');
    await line('Replies: not now').waitFor();
    await meaning.selectOption('interested');
    await press('Escape');
    await line('Sales accepts').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('plays anew when what the lead does is dragged', async () => {
    await openTest('Dragged');
    await line('Sales accepts').waitFor();
    const from = await mark(/^Replies/).boundingBox();
    const clock = await page.getByRole('slider', { name: 'Virtual clock' }).boundingBox();
    if (from === null || clock === null) throw new Error('The time line is not in sight.');
    await page.mouse.move(from.x + 13, from.y + 13);
    await page.mouse.down();
    await page.mouse.move(clock.x + clock.width, from.y + 13, { steps: 4 });
    await page.mouse.up();
    await mark(/^Replies: interested, Day 8/).waitFor();
    await line('after 3 days').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('goes the way at a split and takes the outcome of an own step that are chosen', async () => {
    await openTest('Chosen');
    await page.getByRole('button', { name: 'Never reacts' }).click();
    await choose(/^Way at Split/, /: b$/);
    await line('company known').first().waitFor();
    await choose(/^Outcome of/, /not.found$/);
    await line('silent').first().waitFor();
    await choose(/^Way at Split/, /: a$/);
    expect(await page.getByRole('combobox', { name: /^Outcome of/ }).count()).toBe(0);
  });

  it('tests as whoever is made up, or as a real lead, of whom nothing is changed', async () => {
    const { id } = await scene.tell<{ id: string }>('leads.add', {
      email: 'ada@brook.example',
      fields: { first_name: 'Ada', company: 'Brook' },
    });
    await openTest('As somebody real');
    await page.frameLocator('iframe[title=Email]').getByText('Hello Greta.').waitFor();
    await page.getByRole('button', { name: /^As Greta/ }).click();
    await page.getByLabel('First name').fill('Gunnar');
    await page.getByRole('combobox', { name: 'Stage' }).selectOption('Customer');
    await page.frameLocator('iframe[title=Email]').getByText('Hello Gunnar.').waitFor();
    await page.getByText('A real lead').click();
    await page.getByRole('combobox', { name: 'Lead', exact: true }).fill('ada');
    await page.getByRole('option', { name: 'Ada, Brook' }).click();
    // Ada was added by hand, and so has agreed to nothing.
    await line('not sent, they have not agreed to it').waitFor();
    await page.getByText('This lead gets no email.').waitFor();
    await press('Escape');
    await page.getByRole('button', { name: 'As Ada, Brook' }).waitFor();
    const after = await scene.ask<LeadOverview>('leads.get', { id });
    expect([after.runs, after.lead.score, after.lead.consents]).toEqual([[], 0, []]);
  });

  it('travels through the journey by keys', async () => {
    await openTest('Travelled');
    const lit = page.locator('[data-travelled=true][data-group]');
    const clock = page.getByRole('slider', { name: 'Virtual clock' });
    await line('Sales accepts').waitFor();
    await expect.poll(() => lit.count()).toBe(5);
    await clock.focus();
    await press('Home');
    await expect.poll(() => lit.count()).toBe(1);
    await page.getByText('No email has reached them yet.').waitFor();
    await press('ArrowRight');
    await page.frameLocator('iframe[title=Email]').getByText('Hello Greta.').waitFor();
    await expect.poll(() => lit.count()).toBe(2);
    await page.getByRole('button', { name: 'Never reacts' }).click();
    await clock.focus();
    await press('Shift+ArrowRight');
    expect(await clock.getAttribute('aria-valuetext')).toMatch(/^Day 2, /);
    expect(await line(/./).and(page.locator('[aria-current=step]')).textContent()).toContain('Wait until reply');
    await press(' ');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await clock.getAttribute('aria-valuetext')).toMatch(/^Day 4, /);
  });

  it('says what to mend in a draft that cannot run, and leads there', async () => {
    const [entry, , ...others] = draft.nodes;
    await openTest('Broken', { nodes: [entry, { id: 'mail', kind: 'email', config: {} }, ...others] });
    await page.getByText(/^Mend \d+ things first/).waitFor();
    await page.getByRole('button', { name: 'Email: This email has no subject.' }).click();
    await page.getByLabel('Subject', { exact: true }).waitFor();
    expect(await page.getByRole('region', { name: 'Test as one lead' }).count()).toBe(0);
  });

  it('leaves most of a small screen to the canvas and can be made lower by keys', async () => {
    await page.setViewportSize(laptop);
    await openTest('Small');
    await line('Sales accepts').waitFor();
    const drawer = page.getByRole('region', { name: 'Test as one lead' });
    const heightOf = async (): Promise<number> => (await drawer.boundingBox())?.height ?? 0;
    const first = await heightOf();
    expect(first).toBeLessThanOrEqual(laptop.height * 0.45);
    await choose(/^What the lead does$/, /^Never reacts$/);
    await line('after 3 days').waitFor();
    await page.getByRole('separator', { name: 'Height of the test' }).focus();
    await press('ArrowDown', 2);
    await expect.poll(heightOf).toBeLessThan(first);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('plays for real: emails arrive, a reply moves it, sales answers, and it says how it ended', async () => {
    await openTest('For real');
    await page.getByRole('button', { name: 'Play it for real' }).click();
    await page.getByRole('button', { name: 'Start playing' }).click();
    await page.getByText('Give an email address.').waitFor();
    await page.getByText('Sends only to this address, into the Test mailbox.').waitFor();
    await page.getByLabel('Send to').fill('tester@northlight.example');
    await choose(/^How fast$/, /1 min$/);
    await page.getByRole('button', { name: 'Start playing' }).click();

    await page.frameLocator('iframe[title=Email]').getByText('Hello Greta.').waitFor();
    await page.getByText(/^At Wait until reply.* Goes on by itself day 4/).waitFor();
    await page.getByRole('button', { name: 'Reply as the lead' }).click();
    await page.getByRole('textbox', { name: /^Reply to/ }).fill('Yes, this interests us. Please call me tomorrow.');
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByRole('button', { name: 'Accept the lead' }).click();
    await line('The lead reached the goal.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole('button', { name: 'Play again' }).click();
    await page.getByRole('button', { name: 'Start playing' }).click();
    await page.getByRole('button', { name: 'Stop the play' }).click();
    await line('Stopped.').waitFor();
    expect(browser.complaints).toEqual([]);
  });
});
