import {
  ActivityCancellationType,
  ActivityFailure,
  CancellationScope,
  TimeoutFailure,
  isCancellation,
  scheduleActivity,
} from '@temporalio/workflow';
import type { CallPlan, FailureCode } from '@tendril/contract';

/** A custom activity under way. `failure` is set when Temporal gave up on it. */
export interface CallUnderWay {
  callId: string;
  scope: CancellationScope;
  isSettled: boolean;
  failure: FailureCode | null;
}

/**
 * Schedules a custom activity. Its result stays in Postgres; here it only settles, and is never thrown. `title` is what
 * an operator reads beside it in Temporal.
 */
export function startCall(plan: CallPlan, title: string): CallUnderWay {
  const call: CallUnderWay = { callId: plan.callId, scope: new CancellationScope(), isSettled: false, failure: null };
  const settle = (failure: FailureCode | null): void => {
    call.isSettled = true;
    call.failure = failure;
  };
  const execution = call.scope.run(() =>
    scheduleActivity<string>(plan.activityKind, [plan.callId], {
      taskQueue: plan.taskQueue,
      startToCloseTimeout: plan.startToCloseMs,
      ...(plan.heartbeatMs === null ? {} : { heartbeatTimeout: plan.heartbeatMs }),
      retry: {
        initialInterval: plan.initialIntervalMs,
        maximumInterval: plan.maximumIntervalMs,
        maximumAttempts: plan.maximumAttempts,
      },
      // The run goes on at once; the activity hears of it at its next heartbeat.
      cancellationType: ActivityCancellationType.TRY_CANCEL,
      summary: title,
    }),
  );
  execution.then(
    () => settle(null),
    (error: unknown) => settle(failureCodeOf(error)),
  );
  return call;
}

function failureCodeOf(error: unknown): FailureCode {
  if (isCancellation(error)) return 'activity_cancelled';
  return error instanceof ActivityFailure && error.cause instanceof TimeoutFailure
    ? 'activity_timed_out'
    : 'activity_failed';
}
