import type { BatchOutcome } from '@tendril/email';
import type { Engine } from '../engine.ts';
import { callLimitMs, claimBatch, type ClaimedBatch } from './claim-batch.ts';
import { recordOutcome, settleUnknown } from './record-outcome.ts';

/** What a look at the sealed batches came to. */
export type Delivery =
  | { kind: 'delivered'; batchId: string; outcome: BatchOutcome['kind'] }
  | { kind: 'unknown'; batchId: string }
  /** No call is allowed before this moment (epoch ms). */
  | { kind: 'wait'; untilMs: number }
  | { kind: 'nothing_due' };

/**
 * Hands one sealed batch to the provider and writes down what became of it: this batch, or the one that waits for longest.
 * The call is made outside any transaction. Dying at any point is harmless: the same bytes go out again under the same key.
 */
export async function deliverBatch(engine: Engine, batchId?: string): Promise<Delivery> {
  const claim = await claimBatch(engine, batchId);
  switch (claim.kind) {
    case 'claimed': {
      const outcome = await callTransport(engine, claim.batch);
      await recordOutcome(engine, { batch: claim.batch, outcome });
      return { kind: 'delivered', batchId: claim.batch.id, outcome: outcome.kind };
    }
    case 'expired':
      await settleUnknown(engine, claim.batchId);
      return { kind: 'unknown', batchId: claim.batchId };
    case 'wait':
    case 'nothing_due':
      return claim;
  }
}

/** Transports never reject; one that does all the same leaves us in doubt. */
async function callTransport(engine: Engine, { id, sealed, transport }: ClaimedBatch): Promise<BatchOutcome> {
  try {
    return await transport.send(sealed, { signal: AbortSignal.timeout(callLimitMs) });
  } catch (error) {
    engine.log('error', 'mail_transport_failed', {
      batchId: id,
      name: error instanceof Error ? error.name : typeof error,
    });
    return { kind: 'perhaps', code: 'transport_failed' };
  }
}
