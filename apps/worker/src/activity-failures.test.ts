import { ApplicationFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory } from '@temporalio/worker';
import { expect, it, vi } from 'vitest';
import { activityFailures } from './activity-failures.ts';
import { DatabaseGate } from './database-gate.ts';

it('tells Temporal a code and the log a trace, and neither whom a failing statement was about', async () => {
  const warn = vi.fn<(message: string, meta: Record<string, unknown>) => void>();
  // Safe because the interceptor uses nothing but the log.
  const context = { log: { warn } } as unknown as Parameters<ActivityInterceptorsFactory>[0];
  const failing = async () => {
    throw Object.assign(new Error('Failed query: update lead\nparams: greta@fjordlinefittings.example'), {
      code: '22P02',
    });
  };
  const { inbound } = activityFailures(new DatabaseGate(async () => undefined))(context);
  const failed = inbound?.execute?.({ args: [], headers: {} }, failing);
  await expect(failed).rejects.toMatchObject({ message: 'unexpected', constructor: ApplicationFailure });
  expect(warn).toHaveBeenCalledWith(expect.any(String), {
    code: 'unexpected',
    trace: expect.stringContaining('22P02'),
  });
  expect(JSON.stringify(warn.mock.calls)).not.toContain('greta');
});
