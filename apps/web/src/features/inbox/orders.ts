import type { HeldRun } from '@tendril/api';
import { sayAmount } from '../../lib/say-amount.ts';

/** What a held lead can be told. */
export type Order = 'retry' | 'skip' | 'end';

export const orderWords: Readonly<Record<Order, string>> = {
  retry: 'Try again',
  skip: 'Skip the step',
  end: 'End the journey',
};

const whatHappens: Readonly<Record<Order, string>> = {
  retry: 'The step they stand at is tried once more. If it fails again, they are held again.',
  skip: 'They go on behind the step they stand at, by its last way out.',
  end: 'They leave the journey for good. Emails it still had for them are not sent.',
};

/** The question before an order: for whom, what happens, and what the button says. */
export function sayOrder(order: Order, runs: readonly HeldRun[]): { title: string; about: string; action: string } {
  const [first] = runs;
  const who = runs.length === 1 && first !== undefined ? first.name : sayAmount(runs.length, 'lead');
  return {
    title: `${orderWords[order]}: ${who}?`,
    about: whatHappens[order],
    action: `${orderWords[order]} for ${who}`,
  };
}
