import { createJourney, writeCatalogue } from '@tendril/engine';
import { registry } from '@tendril/journey';
import { until } from '@tendril/stack';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { patienceMs, useBrowser } from '../support/browser-scene.ts';
import { draftOf } from '../support/drawing.ts';

const browser = useBrowser({ reducedMotion: 'reduce' });
let scene: ApiScene;
let page: Page;
let journeyId: string;

/** Settings with every part a form can show; kinds that are not named here begin with their defaults. */
const settings: Readonly<Record<string, Record<string, unknown>>> = {
  'entry.event': {
    event: 'quote.sent',
    where: [{ property: 'amount', op: 'atLeast', value: 1000 }],
    key: 'quoteNumber',
  },
  'wait.until': {
    date: { kind: 'field', field: 'lead.renewal_date' },
    offset: { amount: 7, unit: 'days', direction: 'before' },
    time: '09:00',
  },
  'wait.event': {
    outcomes: [
      { id: 'replied', on: { kind: 'reply' } },
      { id: 'booked', on: { kind: 'event', name: 'meeting.booked' } },
      { id: 'clicked', on: { kind: 'click', url: 'https://tendril.example/pricing' } },
    ],
  },
  'branch.conditions': {
    arms: [
      {
        id: 'makers',
        condition: {
          all: [
            { field: 'lead.industry', op: 'equals', value: 'wholesale' },
            { field: 'stage', op: 'equals', value: 'mql' },
            { event: 'email.clicked', times: { op: 'atLeast', n: 1 }, since: { lastDays: 30 } },
          ],
        },
      },
    ],
  },
  'branch.intent': { arms: [{ id: 'yes', intents: ['interested', 'meeting_request'] }] },
  email: { content: { subject: 'Your guide', source: 'Hello' } },
  activity: { activityKind: 'company_lookup', outcomes: [{ id: 'found', title: 'Found' }] },
};

beforeAll(async () => {
  scene = await openApiScene({ webFolder: browser.webFolder });
  const entry = {
    kind: 'company_lookup',
    title: 'Look up company',
    taskQueue: 'own',
    description: 'Finds the company.',
    icon: 'building',
    group: 'Enrichment',
    inputSchema: { type: 'object', properties: { domainOrAddress: { type: 'string' } } },
    outputSchema: { type: 'object', properties: { employees: { type: 'integer' } } },
    outcomes: [{ id: 'found', title: 'Found' }],
    maximumAttempts: 5,
  };
  await writeCatalogue(scene.engine, [entry]);
});
afterAll(() => scene.close());
beforeEach(async () => {
  page = browser.page;
  const nodes = Object.keys(registry).map((kind, index) => ({
    id: idOf(kind),
    kind,
    config: settings[kind] ?? {},
    position: { x: 300 * (index % 5), y: 200 * Math.floor(index / 5) },
  }));
  const graph = { schema: 1 as const, name: 'Every kind', nodes, edges: [], settings: {} };
  journeyId = await createJourney(scene.engine, { name: 'Every kind', graph });
});

function idOf(kind: string): string {
  return kind.replaceAll('.', '-');
}

/** Opens the settings of a step by its address. */
async function openStep(kind: string): Promise<Locator> {
  await page.goto(new URL(`/journeys/${journeyId}?step=${idOf(kind)}`, scene.address).href);
  const inspector = page.locator('[data-settings]');
  await inspector.waitFor();
  return inspector;
}

/** Opens all that is folded away, so that it is looked at too. */
async function unfold(inspector: Locator): Promise<void> {
  const folded = inspector.locator('button[aria-expanded=false]');
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}

/** Every name of a field, a part or a button, as it is read or heard. */
async function labelsIn(inspector: Locator): Promise<string[]> {
  const named = inspector.locator(
    'label, legend, h2, h3, button, [class*=InputWrapper-label], [class*=InputWrapper-description]',
  );
  const spoken = await Promise.all(
    (await inspector.locator('[aria-label]').all()).map((one) => one.getAttribute('aria-label')),
  );
  const labels = [...(await named.allInnerTexts()), ...spoken.map((label) => label ?? '')];
  return labels.map((label) => label.replace(/\{\{.*?\}\}/g, '').trim()).filter((label) => label !== '');
}

const noWords = /[a-z][A-Z]|_|\bP(T?\d+[DHMSWY])+|\b(config|undefined|null|workflow|node|webhook|activity)\b/;

/** The saved settings of a step, once they hold a text; what they are when they never do. */
async function settingsWith(kind: string, text: string): Promise<Record<string, unknown>> {
  const saved = async (): Promise<Record<string, unknown>> =>
    (await draftOf(scene.engine, journeyId)).nodes.find(({ id }) => id === idOf(kind))?.config ?? {};
  await until(async () => JSON.stringify(await saved()).includes(text), { limitMs: patienceMs });
  return saved();
}

describe('the settings of a step', () => {
  it.each(Object.keys(registry))('%s speaks in words and keeps nobody out', async (kind) => {
    const inspector = await openStep(kind);
    await unfold(inspector);
    const labels = await labelsIn(inspector);
    expect(labels.length).toBeGreaterThan(3);
    expect(labels.filter((label) => noWords.test(label))).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });

  it('leads from the sentence to the field, and the sentence follows what is typed', async () => {
    const inspector = await openStep('wait.event');
    await inspector.getByRole('link', { name: '5 days', exact: true }).click();
    const amount = inspector.getByLabel('At most: how many');
    await amount.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('9');
    await inspector.getByRole('link', { name: '9 days', exact: true }).waitFor();
    expect(await settingsWith('wait.event', '"amount":9')).toMatchObject({ limit: { amount: 9, unit: 'days' } });
  });

  it('says what is missing beside the field, and no longer once it is there', async () => {
    const inspector = await openStep('entry.form');
    const form = inspector.getByRole('combobox', { name: 'Form', exact: true });
    await inspector.getByText('Choose the form that lets leads in.').waitFor();
    expect(await form.getAttribute('aria-invalid')).toBe('true');
    await form.fill('Get the guide');
    await inspector.getByText('Choose the form that lets leads in.').waitFor({ state: 'detached' });
  });

  it('offers names in words and keeps them as they are meant', async () => {
    const inspector = await openStep('lead.stage');
    await inspector.getByRole('combobox', { name: 'Stage', exact: true }).click();
    await page.getByRole('option', { name: 'Sales qualified' }).click();
    expect(await settingsWith('lead.stage', 'sql')).toMatchObject({ stage: 'sql' });
  });

  it('completes values of the lead by keyboard, and Escape closes the list alone', async () => {
    const inspector = await openStep('activity');
    const text = inspector.getByRole('textbox', { name: 'Domain or address' });
    await text.focus();
    await page.keyboard.type('www.{{comp');
    await page.getByRole('option', { name: /^Company/ }).waitFor();
    await page.keyboard.press('Enter');
    expect(await text.inputValue()).toBe('www.{{ lead.company }}');
    await page.keyboard.type(' {{');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await inspector.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await inspector.waitFor({ state: 'detached' });
  });

  it('filters an event by its properties', async () => {
    const inspector = await openStep('wait.event');
    await inspector.getByRole('button', { name: 'Only where …' }).click();
    await inspector.getByLabel('Property 1').fill('Meeting kind');
    await inspector.getByLabel('Value', { exact: true }).fill('demo');
    const where = [{ property: 'meeting_kind', op: 'equals', value: 'demo' }];
    const { outcomes } = await settingsWith('wait.event', 'meeting_kind');
    expect(outcomes).toContainEqual({ id: 'booked', on: { kind: 'event', name: 'meeting.booked', where } });
  });

  it('puts a condition together and says how many leads it holds for', async () => {
    const inspector = await openStep('branch.conditions');
    await inspector.getByText('No industry known counts as no.').waitFor();
    await inspector.getByText('0 of 0 leads now').waitFor();
    const link = await inspector.getByRole('link', { name: 'See them' }).getAttribute('href');
    expect(link).toMatch(/^\/leads\?condition=%7B%22all%22/);
    await inspector.getByRole('button', { name: 'Remove condition' }).first().click();
    await inspector.getByText('No industry known counts as no.').waitFor({ state: 'detached' });
    await inspector.getByRole('button', { name: 'Add condition' }).click();
    const { arms } = await settingsWith('branch.conditions', '"score"');
    const all = [{ field: 'stage' }, { event: 'email.clicked' }, { field: 'score', op: 'atLeast', value: 1 }];
    expect(arms).toMatchObject([{ id: 'makers', condition: { all } }]);
  });
});

describe('the settings of the journey', () => {
  it('are grouped, speak in words, keep nobody out, and can be undone', async () => {
    await openStep('end.goal');
    await page.getByRole('button', { name: 'Journey settings' }).click();
    const panel = page.getByRole('dialog', { name: 'Journey settings' });
    await panel.getByRole('button', { name: 'Add goal' }).click();
    await panel.getByRole('button', { name: 'Add send window' }).click();
    const labels = await labelsIn(panel);
    expect(labels).toEqual(expect.arrayContaining(['Who enters', 'Goal', 'Leaving early', 'When emails go out']));
    expect(labels.filter((label) => noWords.test(label))).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Undo: change the journey settings/ }).click();
    await until(async () => (await draftOf(scene.engine, journeyId)).settings.goal === undefined, {
      limitMs: patienceMs,
    });
    expect((await draftOf(scene.engine, journeyId)).settings).not.toHaveProperty('goal');
  });
});
