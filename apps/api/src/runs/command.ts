import { commandRun, type RunOrder } from '@tendril/engine';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';

export const runOrderSchema = z.strictObject({
  ids: z.array(z.uuid()).min(1, 'Choose at least one lead.').max(500, 'At most 500 at once.'),
  order: z.enum(['retry', 'skip', 'end']),
});

const orders: Readonly<Record<z.output<typeof runOrderSchema>['order'], RunOrder>> = {
  retry: { kind: 'retry' },
  skip: { kind: 'skip' },
  end: { kind: 'end', reason: 'ended by hand' },
};

/** Tells leads in journeys to try their step again, to skip it, or to leave. `gone` had left already. */
export async function commandRuns(
  { engine }: ApiContext,
  { ids, order }: z.output<typeof runOrderSchema>,
): Promise<{ told: number; gone: number }> {
  let told = 0;
  // One after another: each is a transaction of its own under its lead's lock.
  for (const id of new Set(ids)) if (await commandRun(engine, id, orders[order])) told += 1;
  return { told, gone: new Set(ids).size - told };
}
