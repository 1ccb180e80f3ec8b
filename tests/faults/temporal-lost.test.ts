import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { message } from '@tendril/db';
import { reconcile } from '@tendril/engine';
import { until } from '@tendril/stack';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishJourney, startProduct, type Product } from '../support/product.ts';
import { countOpen, everythingSettled, expectAsSimulated, expectLedgerAsMailbox } from './as-simulated.ts';
import { enterLead, keep, nurturing, play, type Entered } from './nurturing.ts';

const runs = 60;

let product: Product;

beforeAll(async () => {
  product = await startProduct('faults');
});
afterAll(() => product.close());

it('carries every run to its end after Temporal lost its whole database', async () => {
  const { engine, stack } = product;
  await product.startWorker();
  const journeyId = await publishJourney(engine, nurturing);
  const entered: Entered[] = [];
  const doings: Promise<void>[] = [];
  for (let index = 0; index < runs; index += 1) {
    const lead = await enterLead(product, { journeyId, name: `lead-${index}` });
    entered.push(lead);
    // Every third replies about the time at which Temporal is gone.
    if (index % 3 === 0) keep(doings, play(product, lead, { doing: 'says yes', afterDays: 2 }));
  }
  // In the middle: mails have left, and workflows sleep until the next thing is due.
  const isInTheMiddle = async (): Promise<boolean> => (await countAccepted()) > 0 && (await openWorkflows()) > runs / 2;
  expect(await until(isInTheMiddle, { limitMs: 60_000 }), 'runs are under way').toBe(true);

  await stack.temporal!.stop(true);
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    rmSync(join(product.stateDir, 'temporal', `temporal.db${ending}`), { force: true });
  }
  await stack.temporal!.restart();
  const open = await countOpen(engine);
  // Who was rung in the meantime has a workflow again; nobody else has.
  expect(await openWorkflows(), 'workflows the new database knows').toBeLessThan(open / 2);
  const started = await reconcile(engine);
  expect(started).toBeGreaterThan(0);

  await Promise.all(doings);
  // Well below the two minutes after which the sweep would find them too.
  await everythingSettled(engine, 100_000);
  await expectAsSimulated(engine, entered);
  const mails = await expectLedgerAsMailbox(engine);
  console.log(
    `Deleted Temporal's database under ${open} of ${runs} runs: ${started} started anew, ${mails} mails, each once.`,
  );
});

function countAccepted(): Promise<number> {
  return product.engine.db.$count(message, eq(message.state, 'accepted'));
}

async function openWorkflows(): Promise<number> {
  const { count } = await product.temporal.workflow.count(`ExecutionStatus = 'Running'`);
  return count;
}
