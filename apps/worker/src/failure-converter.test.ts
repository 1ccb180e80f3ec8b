import { ApplicationFailure, CancelledFailure, TimeoutFailure, defaultPayloadConverter } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { failureConverter } from './failure-converter.ts';

const secret = 'greta@fjordlinefittings.example';
const convert = (error: unknown) => failureConverter.errorToFailure(error, defaultPayloadConverter);

describe('the failure converter', () => {
  it.each<[string, unknown, string]>([
    ['an error', new Error(secret, { cause: new Error(secret) }), 'unexpected'],
    ['a thrown string', secret, 'unexpected'],
    ['a thrown object', { email: secret }, 'unexpected'],
    [
      'a failure with details',
      ApplicationFailure.create({ message: secret, type: secret, details: [secret] }),
      'unexpected',
    ],
    [
      'a code with a cause',
      ApplicationFailure.create({ message: 'lock_timeout', cause: new Error(secret) }),
      'lock_timeout',
    ],
    ['a timeout with heartbeat details', new TimeoutFailure(secret, secret, 'HEARTBEAT'), 'activity_timed_out'],
    ['a cancel with details', new CancelledFailure(secret, [secret]), 'activity_cancelled'],
  ])('leaves only a code of %s', (_, error, code) => {
    const failure = convert(error);
    expect(failure.message).toBe(code);
    expect(JSON.stringify(failure)).not.toContain(secret);
    expect(failure.stackTrace ?? '').toBe('');
  });

  it('keeps what Temporal decides by', () => {
    const permanent = convert(ApplicationFailure.nonRetryable('invariant'));
    expect(permanent.applicationFailureInfo).toMatchObject({ type: 'invariant', nonRetryable: true });
    expect(convert(new CancelledFailure('x')).canceledFailureInfo).toBeDefined();
    const timeout = failureConverter.failureToError(
      convert(new TimeoutFailure('x', null, 'HEARTBEAT')),
      defaultPayloadConverter,
    );
    expect(timeout).toMatchObject({ timeoutType: 'HEARTBEAT' });
  });
});
