import { proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { BareActivities, BareLoopInput } from './contract.ts';

const { doNothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** What any durable loop costs: an empty local activity, a wait, and again. */
export async function bareLoop({ laterWakes }: BareLoopInput): Promise<void> {
  await doNothing();
  for (const at of laterWakes) {
    await sleep(Math.max(1, at - Date.now()));
    await doNothing();
  }
}
