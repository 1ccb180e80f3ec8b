import { seedSample } from '@tendril/cli';
import { createJourney } from '@tendril/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiScene, type ApiScene } from '../support/api-scene.ts';
import { seriousFindings } from '../support/axe.ts';
import { phone, useBrowser } from '../support/browser-scene.ts';
import {
  isSettled,
  looksInside,
  looksOfEditor,
  looksOfEmptyJourney,
  looksOfPlaces,
  type Look,
} from '../support/looks.ts';

const emptyJourney = 'Demo request';
const browser = useBrowser({ reducedMotion: 'reduce' });
let scene: ApiScene;

/** Shows it in light and then in dark colours and answers what keeps people out there. */
async function findingsOf(look: Look): Promise<string[]> {
  const { page } = browser;
  const findings: string[] = [];
  await page.emulateMedia({ colorScheme: 'light' });
  await look.show(page, scene.address);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor();
    await isSettled(page);
    for (const finding of await seriousFindings(page)) findings.push(`${look.name}, ${colorScheme}: ${finding}`);
  }
  return findings;
}

async function findingsOfPlaces(): Promise<string[]> {
  const findings: string[] = [];
  const places = await looksOfPlaces(browser.page, scene.address);
  expect(places.length).toBeGreaterThan(5);
  for (const look of places) findings.push(...(await findingsOf(look)));
  return findings;
}

describe('an installation without data', () => {
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
    const graph = { schema: 1 as const, name: emptyJourney, nodes: [], edges: [], settings: {} };
    await createJourney(scene.engine, { name: emptyJourney, graph });
  });
  afterAll(() => scene.close());

  it('keeps nobody out of any place', async () => {
    expect(await findingsOfPlaces()).toEqual([]);
  });

  it.each(looksOfEmptyJourney(emptyJourney))('keeps nobody out of $name', async (look) => {
    expect(await findingsOf(look)).toEqual([]);
  });
});

describe('the sample workspace', () => {
  beforeAll(async () => {
    scene = await openApiScene({ webFolder: browser.webFolder });
    await seedSample(scene.engine, new Date());
  });
  afterAll(() => scene.close());

  it('keeps nobody out of any place', async () => {
    expect(await findingsOfPlaces()).toEqual([]);
  });

  it('keeps nobody out of any place on a phone', async () => {
    const places = await looksOfPlaces(browser.page, scene.address);
    await browser.page.setViewportSize(phone);
    const findings: string[] = [];
    for (const look of places) findings.push(...(await findingsOf(look)));
    expect(findings).toEqual([]);
  });

  it.each([...looksInside, ...looksOfEditor])('keeps nobody out of $name', async (look) => {
    expect(await findingsOf(look)).toEqual([]);
    expect(browser.complaints).toEqual([]);
  });
});
