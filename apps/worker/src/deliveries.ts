import { startRelay, startSweep } from '@tendril/engine';
import type { Engine } from '@tendril/engine';

/** What delivers and repairs beside Temporal: the outbox, the mails, and the sweep for what was missed. */
export async function startDeliveries(engine: Engine): Promise<{ stop(): Promise<void> }> {
  const relay = await startRelay(engine);
  const sweep = startSweep(engine);
  return {
    stop: async () => {
      await Promise.all([relay.stop(), sweep.stop()]);
    },
  };
}
