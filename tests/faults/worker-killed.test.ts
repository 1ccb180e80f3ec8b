import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishJourney, startProduct, type Product } from '../support/product.ts';
import { countOpen, everythingSettled, expectAsSimulated, expectLedgerAsMailbox } from './as-simulated.ts';
import { enterLead, keep, nurturing, play, type Doing, type Entered, type Plot } from './nurturing.ts';
import { between, seededRandom } from './seeded-random.ts';

const kills = 20;
const leadsPerKill = 5;
const seed = 20_260_309;

let product: Product;

beforeAll(async () => {
  product = await startProduct('faults');
});
afterAll(() => product.close());

it(`loses no lead and sends no mail twice over ${kills} kills of the worker`, async () => {
  const random = seededRandom(seed);
  const journeyId = await publishJourney(product.engine, nurturing);
  const entered: Entered[] = [];
  const doings: Promise<void>[] = [];
  let worker = product.spawnWorker();
  for (let kill = 0; kill < kills; kill += 1) {
    for (let index = 0; index < leadsPerKill; index += 1) {
      const lead = await enterLead(product, { journeyId, name: `lead-${kill}-${index}` });
      entered.push(lead);
      for (const plot of plotsOf(random)) keep(doings, play(product, lead, plot));
    }
    // Every fifth dies while it starts, the others somewhere in their work.
    if (kill % 5 < 4) await worker.ready;
    await pause(between(random, 50, 2_500));
    expect(await countOpen(product.engine), 'runs that a kill can harm').toBeGreaterThan(0);
    await worker.kill();
    worker = product.spawnWorker();
  }
  await worker.ready;
  await Promise.all(doings);
  await everythingSettled(product.engine, 180_000);
  const ends = await expectAsSimulated(product.engine, entered);
  expect(Object.keys(ends).toSorted()).toEqual(['customer', 'finished', 'goal']);
  const mails = await expectLedgerAsMailbox(product.engine);
  console.log(
    `Killed the worker ${kills} times under ${entered.length} runs: ${doings.length} replies and visits, ${mails} mails, each once; ends ${JSON.stringify(ends)}.`,
  );
});

/** What one lead does: most stay silent for a while, some do one thing, some a second. */
function plotsOf(random: () => number): Plot[] {
  const first: Doing[] = ['says yes', 'says later', 'visits', 'buys'];
  const plots: Plot[] = [];
  if (random() < 0.7)
    plots.push({ doing: first[between(random, 0, first.length - 1)]!, afterDays: 0.5 + random() * 5 });
  if (random() < 0.5) plots.push({ doing: 'visits', afterDays: 9 + random() * 6 });
  return plots;
}
