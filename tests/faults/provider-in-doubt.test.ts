import { message } from '@tendril/db';
import { enter } from '@tendril/engine';
import { startFakeResend, type FakeResend } from '@tendril/email/testing';
import type { GraphInput } from '@tendril/journey';
import { until } from '@tendril/stack';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { graphOf } from '@tendril/journey/testing';
import { makeLead, publishJourney, startProduct, type Product } from '../support/product.ts';
import { everythingSettled } from './as-simulated.ts';

const kills = 6;
const mailsPerKill = 5;

let product: Product;
let provider: FakeResend;

beforeAll(async () => {
  [product, provider] = await Promise.all([startProduct('faults'), startFakeResend()]);
});
afterAll(async () => {
  await product.close();
  await provider.close();
});

const oneMail: GraphInput = graphOf({
  entry: ['entry.manual', {}, { next: 'mail' }],
  mail: ['email', { content: { subject: 'Your guide', source: 'Hello, here it is.' } }, { sent: 'exit' }],
  exit: ['end.exit', {}],
});

it('sends nothing twice when the worker dies between the acceptance of a mail and its own commit', async () => {
  const { engine } = product;
  const journeyId = await publishJourney(engine, oneMail);
  const useProvider = { RESEND_API_KEY: 're_test', RESEND_BASE_URL: provider.baseUrl };
  for (let kill = 0; kill < kills; kill += 1) {
    const worker = await product.startWorker(useProvider);
    const before = provider.accepted().length;
    // Every third acceptance is cut off on its way back; the others are never answered.
    provider.behave(kill % 3 === 2 ? { kind: 'drop', when: 'after_accepting' } : { kind: 'hang' });
    for (let index = 0; index < mailsPerKill; index += 1) {
      const leadId = await makeLead(engine, `lead-${kill}-${index}`);
      await enter(engine, { leadId, journeyId, nodeId: 'entry', key: '', source: 'manual' });
    }
    const isTaken = () => provider.accepted().length > before;
    expect(await until(isTaken, { limitMs: 60_000, everyMs: 5 }), 'the provider took mails').toBe(true);
    await worker.kill();
  }
  const inDoubt = provider.accepted().length;
  await product.startWorker(useProvider);
  await everythingSettled(engine, 200_000);

  const ledger = await engine.db.select().from(message);
  const accepted = provider.accepted();
  expect(ledger).toHaveLength(kills * mailsPerKill);
  expect(ledger.map(({ state }) => state)).toEqual(ledger.map(() => 'accepted'));
  // One mail at the provider for each row, under the id the row has noted.
  expect(accepted.map(({ id, mail }) => `${messageIdOf(mail)} is ${id}`).toSorted()).toEqual(
    ledger.map(({ id, providerId }) => `${id} is ${providerId}`).toSorted(),
  );
  const calls = Map.groupBy(provider.requests(), ({ key }) => key);
  const repeated = [...calls.values()].filter((requests) => requests.length > 1);
  for (const requests of repeated)
    expect(new Set(requests.map(({ body }) => body)).size, 'bytes under one key').toBe(1);
  expect(repeated.length, 'batches that had to be repeated').toBeGreaterThanOrEqual(kills);
  console.log(
    `Killed the worker ${kills} times after the provider had accepted: ${inDoubt} mails in doubt, ${repeated.length} batches repeated, ${accepted.length} mails at the provider, ${ledger.length} in the ledger.`,
  );
});

function messageIdOf({ tags }: { tags?: { name: string; value: string }[] }): string | undefined {
  return tags?.find(({ name }) => name === 'message')?.value;
}
