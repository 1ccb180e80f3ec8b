import { proxyLocalActivities, sleep } from '@temporalio/workflow';
import type { BareActivities, BareLoopInput } from './contract.ts';

const { doNothing } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10s' });

/** What any durable loop costs: an empty local activity, a wait, and again. */
export async function bareLoop({ loops, waitMs }: BareLoopInput): Promise<void> {
  for (let done = 0; done < loops; done += 1) {
    if (done > 0) await sleep(waitMs);
    await doNothing();
  }
}
