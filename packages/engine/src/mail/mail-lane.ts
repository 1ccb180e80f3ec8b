import type { Engine } from '../engine.ts';
import { failureCodeOf } from '../failure.ts';
import { createBell, type Bell } from '../outbox/bell.ts';
import { deliverBatch } from './deliver-batch.ts';
import { sealBatch } from './seal-batch.ts';

export interface MailLane {
  /** Looks again at once, because mail may have been queued. */
  wake(): void;
  /** Settles after the signal, once the call under way has ended. Never rejects. */
  done: Promise<void>;
}

/** How long a lane sleeps at most: what nobody told it of is found by then. */
const longestSleepMs = 1_000;

/**
 * Seals and delivers mail until the signal ends it. Delivers what is sealed before it seals more, so that mails are checked
 * shortly before they leave. Several lanes, in one process or many, are safe side by side.
 */
export function startMailLane(engine: Engine, { signal }: { signal: AbortSignal }): MailLane {
  const bell = createBell(signal);
  return { wake: () => bell.ring(), done: run(engine, { signal, bell }) };
}

async function run(engine: Engine, of: { signal: AbortSignal; bell: Bell }): Promise<void> {
  const { signal, bell } = of;
  while (!signal.aborted) {
    const sleepMs = await work(engine).catch((error: unknown) => {
      engine.log('error', 'mail_lane_failed', { code: failureCodeOf(error) });
      return longestSleepMs;
    });
    if (sleepMs > 0) await bell.wait(sleepMs);
  }
}

/** Delivers one batch, or seals one. How long to sleep before the next look, in ms. */
async function work(engine: Engine): Promise<number> {
  const delivery = await deliverBatch(engine);
  if (delivery.kind === 'delivered' || delivery.kind === 'unknown') return 0;
  if (delivery.kind === 'wait') {
    return Math.min(longestSleepMs, Math.max(1, delivery.untilMs - engine.now(Date.now())));
  }
  return (await sealBatch(engine)) === null ? longestSleepMs : 0;
}
