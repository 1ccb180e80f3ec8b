import { ApplicationFailure, CancelledFailure, DefaultFailureConverter, TimeoutFailure } from '@temporalio/common';
import type { FailureConverter, ProtoFailure } from '@temporalio/common';
import { isFailureCode } from '@tendril/contract';
import type { FailureCode } from '@tendril/contract';

type ErrorToFailure = FailureConverter['errorToFailure'];

/**
 * Lets only the codes of the closed list reach Temporal: no message, no stack, no cause, no details, whoever threw.
 * Worker and workflow bundle load this file by its path.
 */
class CodeOnlyFailureConverter extends DefaultFailureConverter {
  override errorToFailure(...[error, payloadConverter, context]: Parameters<ErrorToFailure>): ProtoFailure {
    return onlyCode(super.errorToFailure(error, payloadConverter, context), codeOf(error));
  }
}

export const failureConverter: FailureConverter = new CodeOnlyFailureConverter();

/** Keeps what Temporal decides by (which kind of failure, whether and when to retry) and names the rest by its code. */
function onlyCode(failure: ProtoFailure, code: FailureCode): ProtoFailure {
  const base: ProtoFailure = { source: failure.source ?? '', message: code };
  if (failure.canceledFailureInfo) return { ...base, canceledFailureInfo: {} };
  if (failure.timeoutFailureInfo) {
    return { ...base, timeoutFailureInfo: { timeoutType: failure.timeoutFailureInfo.timeoutType ?? null } };
  }
  const { nonRetryable, nextRetryDelay } = failure.applicationFailureInfo ?? {};
  return {
    ...base,
    applicationFailureInfo: { type: code, nonRetryable: nonRetryable ?? false, nextRetryDelay: nextRetryDelay ?? null },
  };
}

function codeOf(error: unknown): FailureCode {
  if (error instanceof CancelledFailure) return 'activity_cancelled';
  if (error instanceof TimeoutFailure) return 'activity_timed_out';
  if (error instanceof ApplicationFailure && isFailureCode(error.message)) return error.message;
  return 'unexpected';
}
