import { startMailLane, startRelay, startSweep } from '@tendril/engine';
import type { Engine } from '@tendril/engine';

/** What delivers and repairs beside Temporal: the outbox, the mails, and the sweep for what was missed. */
export async function startDeliveries(engine: Engine): Promise<{ stop(): Promise<void> }> {
  const relay = await startRelay(engine);
  const sweep = startSweep(engine);
  const mailEnd = new AbortController();
  const mail = startMailLane(engine, { signal: mailEnd.signal });
  return {
    stop: async () => {
      mailEnd.abort();
      await Promise.all([relay.stop(), sweep.stop(), mail.done]);
    },
  };
}
