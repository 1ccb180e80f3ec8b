import type { Engine } from '../engine.ts';
import { failureCodeOf } from '../failure.ts';
import { createBell, type Bell } from '../outbox/bell.ts';
import { outboxChannel } from '../outbox/wake-relays.ts';
import { deliverBatch } from './deliver-batch.ts';
import { isMailDue } from './is-mail-due.ts';
import { sealBatch } from './seal-batch.ts';

export interface MailLaneOptions {
  /** Ends the lane once the call under way has ended. */
  signal: AbortSignal;
  /** How long the lane sleeps at most: what nobody told it of is found by then. */
  lookEveryMs?: number;
}

export interface MailLane {
  /** Settles when the lane has ended. Never rejects. */
  done: Promise<void>;
}

/** How long the lane rests after a failure, such as a database that is away. */
const failurePauseMs = 1_000;

/**
 * Seals and delivers mail until the signal ends it, woken whenever any process leaves something for a relay. Delivers what is
 * sealed before it seals more, so that mails are checked shortly before they leave. Several lanes, in one process or many, are
 * safe side by side.
 */
export function startMailLane(engine: Engine, { signal, lookEveryMs = 1_000 }: MailLaneOptions): MailLane {
  return { done: run(engine, { signal, lookEveryMs }) };
}

async function run(engine: Engine, { signal, lookEveryMs }: Required<MailLaneOptions>): Promise<void> {
  const bell = createBell(signal);
  const stopListening = await listen(engine, bell);
  while (!signal.aborted) {
    const sleepMs = await work(engine, lookEveryMs).catch((error: unknown) => {
      engine.log('error', 'mail_lane_failed', { code: failureCodeOf(error) });
      return failurePauseMs;
    });
    if (sleepMs > 0) await bell.wait(sleepMs);
  }
  await stopListening();
}

/** Delivers one batch, or seals one. How long to sleep before the next look, in ms. */
async function work(engine: Engine, lookEveryMs: number): Promise<number> {
  if (!(await isMailDue(engine))) return lookEveryMs;
  const delivery = await deliverBatch(engine);
  if (delivery.kind === 'delivered' || delivery.kind === 'unknown') return 0;
  if (delivery.kind === 'wait') return Math.min(lookEveryMs, Math.max(1, delivery.untilMs - engine.now(Date.now())));
  return (await sealBatch(engine)) === null ? lookEveryMs : 0;
}

/** Without notifications the lane still looks by itself. */
async function listen(engine: Engine, bell: Bell): Promise<() => Promise<void>> {
  try {
    const listening = await engine.driver.listen(outboxChannel, () => bell.ring());
    return () => listening.unlisten().catch(() => {});
  } catch (error) {
    engine.log('warn', 'listen_failed', { code: failureCodeOf(error) });
    return async () => {};
  }
}
