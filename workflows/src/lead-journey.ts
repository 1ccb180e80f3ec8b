import {
  TemporalFailure,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { wakeSignal } from '@tendril/contract';
import type { EngineActivities, LeadJourneyInput } from '@tendril/contract';
import { startCall } from './call-under-way.ts';
import type { CallUnderWay } from './call-under-way.ts';

const restAfterFailureMs = 15_000;

// Five attempts take about four seconds; then the loop rests on a timer, so that a run in trouble holds no slot.
const engine = proxyLocalActivities<EngineActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '250ms', backoffCoefficient: 2, maximumAttempts: 5 },
});

/**
 * Carries one run from its first wait to its end. It only waits, wakes and calls: what happens is decided by
 * `advance` under the run's lock in Postgres, so looking once too often is harmless and a lost workflow can be
 * started again at any time. Returns when Postgres says that the run has ended; never fails by itself.
 */
export async function leadJourney({ runId }: LeadJourneyInput): Promise<void> {
  let woken = false;
  let call: CallUnderWay | null = null;
  setHandler(defineSignal(wakeSignal), () => {
    woken = true;
  });

  for (;;) {
    // Not with a call under way: the next workflow would start it a second time beside the first.
    if (call === null && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof leadJourney>({ runId });
    woken = false; // before the look, so that a wake during it is seen by the wait after it
    try {
      if (call?.failure) await engine.failCall(call.callId, call.failure);
      const answered: string | null = call?.isSettled ? call.callId : null;
      if (answered !== null) call = null;
      const next = await engine.advance(runId, Date.now());
      if (call && !(next.kind === 'call' && next.call.callId === call.callId)) {
        call.scope.cancel();
        call = null;
      }
      if (next.kind === 'done') return;
      setCurrentDetails(next.title);
      if (next.kind === 'call' && next.call.callId === answered) {
        // It was answered and left no result: called again at once, it would be so for ever.
        await condition(() => woken, restAfterFailureMs);
      } else if (next.kind === 'call') {
        const awaited: CallUnderWay = (call ??= startCall(next.call, next.title));
        await condition(() => woken || awaited.isSettled);
      } else if (next.ms === null) await condition(() => woken);
      else await condition(() => woken, Math.max(1, next.ms), { summary: next.title });
    } catch (error) {
      if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
      await condition(() => woken, restAfterFailureMs);
    }
  }
}
