import { recordEvent, type Engine } from '@tendril/engine';
import { startProduct } from '../support/product.ts';
import type { Bench } from './bench.ts';
import { historyOf, referenceJourney } from './reference-journey.ts';

const unheardEvents = 10;

/** What a run costs Temporal, and what makes it grow. */
export const history: Bench = {
  name: 'history',
  title: 'what Temporal keeps of entry → wait → email → wait for a reply → branch → email → exit',
  measure: async () => {
    const product = await startProduct('bench');
    try {
      await product.startWorker();
      const [plain, longer, watched] = await Promise.all([
        historyOf(product, { name: 'plain', graph: referenceJourney() }),
        historyOf(product, { name: 'longer', graph: referenceJourney({ pairs: 1 }) }),
        historyOf(product, {
          name: 'watched',
          graph: referenceJourney(),
          meanwhile: (leadId) => viewPages(product.engine, leadId),
        }),
      ]);
      const perUnheardEvent = (watched.events.length - plain.events.length) / unheardEvents;
      return {
        events: { value: plain.events.length, unit: 'events', target: { most: 13 } },
        historyBytes: { value: plain.bytes, unit: 'bytes', target: { most: 2_500 } },
        stateTransitions: { value: plain.stateTransitions, unit: 'transitions' },
        eventsPerPair: { value: longer.events.length - plain.events.length, unit: 'events', target: { most: 7 } },
        bytesPerPair: { value: longer.bytes - plain.bytes, unit: 'bytes' },
        eventsPerUnheardEvent: { value: perUnheardEvent, unit: 'events', target: { most: 0 } },
      };
    } finally {
      await product.close();
    }
  },
};

/** Things a lead does that no step of the journey asks for. */
async function viewPages(engine: Engine, leadId: string): Promise<void> {
  for (let index = 0; index < unheardEvents; index += 1) {
    await recordEvent(engine, { leadId, name: 'page.visited', properties: { index }, source: 'bench' });
  }
}
