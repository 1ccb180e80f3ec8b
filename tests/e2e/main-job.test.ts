import { event, handoff, journey, mailboxMail, message } from '@tendril/db';
import { commandRun } from '@tendril/engine';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-scene.ts';
import { drawMainJob, firstSubject, formName, laterSubject, mainJob, secondSubject } from '../support/draw-main-job.ts';
import { drawnAs } from '../support/drawing.ts';
import { editorOn } from '../support/journey-editor.ts';
import { comesTrue, leadOf, runOf, submitForm, subjectsTo, wayOf, type Person } from '../support/people.ts';
import { startProduct, type Product } from '../support/product.ts';
import type { Program } from '../support/program.ts';
import { tellInOrder } from '../support/tell-in-order.ts';

/*
 * The main job as its people do it: marketing draws, tests and publishes, leads fill in the form and answer, sales accepts.
 * API and worker are processes that are killed and started again on the way; Postgres, Temporal and the browser are real.
 *
 * Nobody waits three days for it. The silent lead is let go on by the order "skip", which leaves a wait as its time limit does;
 * that the limit is three days is read from when the run is due. How waits end by themselves is shown on an accelerated clock,
 * in the integration tests.
 */
const journeyName = 'Guide readers';
const dayMs = 86_400_000;
/** Four months ahead, whenever this runs. */
const comeBack = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 4, 1));
const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(comeBack);

const ada: Person = { name: 'Ada', email: 'ada@people.example' };
const ben: Person = { name: 'Ben', email: 'ben@people.example' };
const cleo: Person = { name: 'Cleo', email: 'cleo@people.example' };

tellInOrder();
const browser = useBrowser({ reducedMotion: 'reduce' });
let product: Product;
let worker: Program;
let api: Program & { address: string };
let page: Page;
let journeyId = '';

beforeAll(async () => {
  product = await startProduct('main-job');
  [worker, api] = await Promise.all([product.startWorker(), product.startApi({ webFolder: browser.webFolder })]);
});
afterAll(() => product.close());
beforeEach(() => {
  page = browser.page;
});

const visit = (path: string) => page.goto(new URL(path, api.address).href);

async function killWorker(): Promise<void> {
  await worker.kill();
}

async function killApi(): Promise<void> {
  await api.kill();
}

/** At the address it had, so that open pages find it again. */
async function startApiAgain(): Promise<void> {
  api = await product.startApi({ webFolder: browser.webFolder, port: Number(new URL(api.address).port) });
}

async function startWorkerAgain(): Promise<void> {
  worker = await product.startWorker();
}

async function gets(person: Person, subjects: readonly string[]): Promise<void> {
  await comesTrue(
    `${person.name} gets ${subjects.join(', ')}`,
    async () => (await subjectsTo(product.engine, person)).length >= subjects.length,
  );
  expect(await subjectsTo(product.engine, person)).toEqual(subjects);
}

const sendsForm = (person: Person) => submitForm(page, { address: api.address, form: formName, person });

/** Opens what a person was sent in the test mailbox. */
async function openMail({ email }: Person, subject: string): Promise<void> {
  await visit('/mailbox');
  await page.getByLabel('Search emails').fill(email);
  await page.getByRole('link', { name: email }).filter({ hasText: subject }).click();
  await page.getByRole('heading', { name: subject }).waitFor();
}

async function writeReply(words: string): Promise<void> {
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByLabel(/^Reply to /).fill(words);
}

describe('the main job', () => {
  it('is drawn from an empty canvas, half by mouse, half by keys', async () => {
    await visit('/');
    await page.getByRole('link', { name: 'Journeys' }).first().click();
    await page.getByRole('button', { name: 'New journey' }).first().click();
    await page.getByRole('dialog').getByLabel('Name').fill(journeyName);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'How do leads come in?' }).waitFor();
    const [made] = await product.engine.db.select().from(journey).where(eq(journey.name, journeyName));
    journeyId = made?.id ?? '';
    await drawMainJob(page);
    expect(await drawnAs(product.engine, journeyId, mainJob)).toEqual(mainJob.toSorted());
    expect(browser.complaints).toEqual([]);
  });

  it.each([
    ['Replies interested', 'Leaves: with sales'],
    ['Says not now', 'Leaves: asked again later'],
    ['Never reacts', 'Leaves: second email sent'],
  ])('says in the test what becomes of a lead: %s', async (preset, end) => {
    await editorOn(page).open(new URL(`/journeys/${journeyId}`, api.address).href);
    await page.getByRole('button', { name: 'Test', exact: true }).click();
    await page.getByRole('button', { name: preset }).click();
    await page.getByRole('list', { name: 'What happens' }).getByText(end).waitFor();
    await page.getByText('Nothing is sent').waitFor();
    expect(await product.engine.db.$count(message)).toBe(0);
  });

  it('is published', async () => {
    await editorOn(page).open(new URL(`/journeys/${journeyId}`, api.address).href);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByRole('button', { name: 'Publish v1' }).click();
    await page.getByText('v1 is live').waitFor();
    await visit('/journeys');
    await page.getByText('Live v1').waitFor();
    expect(browser.complaints).toEqual([]);
  });

  it('lets people in by the form, also when everything is killed right after they sent it', async () => {
    await sendsForm(ada);
    await Promise.all([killWorker(), killApi()]);
    await startApiAgain();
    // Without a worker a form is still taken.
    await sendsForm(ben);
    await startWorkerAgain();
    await sendsForm(cleo);
    for (const person of [ada, ben, cleo]) {
      await gets(person, [firstSubject]);
      await comesTrue(`${person.name} waits`, async () => (await wayOf(product.engine, person)).length === 2);
      const { dueAt, state } = await runOf(product.engine, person);
      const mailAt = state.wait?.arrivedAt ?? 0;
      expect((dueAt?.getTime() ?? 0) - mailAt, 'three days from the email').toBeGreaterThanOrEqual(3 * dayMs);
      expect((dueAt?.getTime() ?? 0) - mailAt).toBeLessThan(3 * dayMs + 120_000);
    }
  });

  it('hears an interested reply although the API is killed while it comes in', async () => {
    await openMail(ada, firstSubject);
    await writeReply('Yes, I am interested. Please tell me more.');
    const isUnderway = page.waitForRequest(/mailbox\.reply/);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await isUnderway;
    await killApi();
    await startApiAgain();
    await openMail(ada, firstSubject);
    await page.getByText('Act as the lead').waitFor();
    const { db } = product.engine;
    const isHeard = async (): Promise<boolean> => (await db.$count(event, eq(event.name, 'reply.received'))) > 0;
    if (!(await isHeard())) {
      await writeReply('Yes, I am interested. Please tell me more.');
      await page.getByRole('button', { name: 'Send reply' }).click();
    }
    await page.getByText(/^Replied, read as “/).waitFor();
    await comesTrue('sales is told', async () => (await db.$count(handoff, eq(handoff.state, 'open'))) === 1);
    expect((await leadOf(product.engine, ada)).score).toBe(20);
  });

  it('hears a "not now" although the worker is killed right after it', async () => {
    await openMail(ben, firstSubject);
    await writeReply(`Not now please, call me in ${month}.`);
    await page.getByRole('button', { name: 'Send reply' }).click();
    await page.getByText(/^Replied, read as “/).waitFor();
    await killWorker();
    await startWorkerAgain();
    await comesTrue(
      'Ben waits for the date',
      async () => (await wayOf(product.engine, ben)).at(-1)?.startsWith('branch.intent') ?? false,
    );
    const { dueAt, status } = await runOf(product.engine, ben);
    expect(status).toBe('active');
    expect(dayIn('Europe/Amsterdam', dueAt)).toBe(comeBack.toISOString().slice(0, 10));
    await visit(`/leads/${(await leadOf(product.engine, ben)).id}`);
    await page.getByText('Wait until come back on').first().waitFor();
    expect(await subjectsTo(product.engine, ben)).toEqual([firstSubject]);
  });

  it('lets sales accept the interested one', async () => {
    await visit('/handoffs');
    const card = page.getByRole('article').filter({ hasText: 'Ada' });
    await card.getByText('Yes, I am interested. Please tell me more.').waitFor();
    await card.getByRole('button', { name: /^Accept / }).click();
    await page.getByLabel(/your name$/i).fill('Maren Lindqvist');
    await page.getByRole('button', { name: 'This is me' }).click();
    await comesTrue('Ada has left', async () => (await runOf(product.engine, ada)).status === 'ended');
    expect(await wayOf(product.engine, ada)).toEqual([
      'entry.form',
      'email',
      expect.stringMatching(/^wait\.event o/),
      expect.stringMatching(/^branch\.intent o/),
      'lead.score',
      'sales.notify accepted',
      'end.exit',
    ]);
    expect((await runOf(product.engine, ada)).endReason).toBe('with sales');
  });

  it('sends the second email to the silent one, and lets them go', async () => {
    expect(await commandRun(product.engine, (await runOf(product.engine, cleo)).id, { kind: 'skip' })).toBe(true);
    await gets(cleo, [firstSubject, secondSubject]);
    await comesTrue('Cleo has left', async () => (await runOf(product.engine, cleo)).status === 'ended');
    expect(await wayOf(product.engine, cleo)).toEqual([
      'entry.form',
      'email',
      'wait.event timeout',
      'email',
      'end.exit',
    ]);
    expect((await runOf(product.engine, cleo)).endReason).toBe('second email sent');
  });

  it('asks the "not now" again when the date has come', async () => {
    expect(await commandRun(product.engine, (await runOf(product.engine, ben)).id, { kind: 'skip' })).toBe(true);
    await gets(ben, [firstSubject, laterSubject]);
    await comesTrue('Ben has left', async () => (await runOf(product.engine, ben)).status === 'ended');
    expect(await wayOf(product.engine, ben)).toEqual([
      'entry.form',
      'email',
      expect.stringMatching(/^wait\.event o/),
      expect.stringMatching(/^branch\.intent o/),
      'wait.until reached',
      'email',
      'end.exit',
    ]);
  });

  it('has sent every email once, and shows it all on the leads’ pages', async () => {
    const { db } = product.engine;
    const [ledger, mailbox] = await Promise.all([db.select().from(message), db.select().from(mailboxMail)]);
    expect(ledger.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'accepted'));
    expect(mailbox.map(({ messageId }) => messageId).toSorted()).toEqual(ledger.map(({ id }) => id).toSorted());
    expect(
      await Promise.all([ada, ben, cleo].map(async (person) => (await leadOf(product.engine, person)).score)),
    ).toEqual([20, 0, 0]);
    await visit(`/leads/${(await leadOf(product.engine, ada)).id}`);
    await page.getByText('Sales accepted the lead').first().waitFor();
    await page.getByText('with sales').first().waitFor();
    expect(browser.complaints).toEqual([]);
  });
});

/** The calendar day of a moment in a time zone, such as "2027-03-01". */
function dayIn(timeZone: string, moment: Date | null): string {
  return moment === null ? '' : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}
