import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { answerCall } from './answer-call.ts';
import type { CallResult, CallStore, StoredCall } from './call-store.ts';
import { defineActivity } from './define-activity.ts';
import type { ActivityContext } from './activity-context.ts';
import { permanent } from './permanent.ts';

const run = { id: 'run-7', nodeId: 'n4', journeyName: 'Long nurture' };
const lead = { id: 'lead-3', email: 'kees@haldenfasteners.example', fields: { city: 'Oslo' } };
const open: StoredCall = { status: 'open', input: { company: 'Varde' }, lead, run };

type Attempt = (context: ActivityContext, input: { company: string }) => Promise<{ outcome: 'good'; output: unknown }>;

function activity(attempt: Attempt) {
  return defineActivity({
    kind: 'credit_check',
    title: 'Check credit',
    icon: 'coin',
    input: z.object({ company: z.string() }),
    output: z.object({ limit: z.number() }),
    outcomes: ['good'],
    timeout: '10s',
    retry: { attempts: 2, first: '1s', longest: '1s' },
    // Safe because an output that does not fit is among the cases tested.
    run: attempt as (
      context: ActivityContext,
      input: { company: string },
    ) => Promise<{ outcome: 'good'; output: { limit: number } }>,
  });
}

function storeOf(call: StoredCall | null): CallStore & { results: CallResult[] } {
  const results: CallResult[] = [];
  return {
    results,
    load: async () => call,
    finish: async (_, result) => {
      results.push(result);
    },
  };
}

function answer(attempt: Attempt, store: CallStore, signal = new AbortController().signal): Promise<string> {
  const logger = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  return answerCall({ callId: 'c1', definition: activity(attempt), store }, { signal, logger, heartbeat: vi.fn() });
}

const good: Attempt = async () => ({ outcome: 'good', output: { limit: 9 } });

describe('answerCall', () => {
  it('stores the result, then answers the name of the outcome alone', async () => {
    const store = storeOf(open);
    expect(await answer(good, store)).toBe('good');
    expect(store.results).toEqual([{ outcome: 'good', output: { limit: 9 } }]);
  });

  it('gives the activity its lead, run and key', async () => {
    const seen: ActivityContext[] = [];
    await answer(async (context) => (seen.push(context), good(context, { company: '' })), storeOf(open));
    expect(seen[0]).toMatchObject({ lead, run, idempotencyKey: 'c1' });
  });

  it.each<[string, StoredCall | null, string]>([
    ['answers a finished call without executing it', { status: 'done', outcome: 'good' }, 'good'],
    ['does not execute a call nobody waits for', { status: 'cancelled' }, 'cancelled'],
    ['does not execute an unknown or erased call', null, 'cancelled'],
  ])('%s', async (_, call, outcome) => {
    const attempt = vi.fn(good);
    const store = storeOf(call);
    expect(await answer(attempt, store)).toBe(outcome);
    expect(attempt).not.toHaveBeenCalled();
    expect(store.results).toEqual([]);
  });

  it.each<[string, StoredCall, Attempt, string]>([
    ['input that does not fit', { status: 'open', input: {}, lead, run }, good, 'input_invalid'],
    ['output that does not fit', open, async () => ({ outcome: 'good', output: {} }), 'output_invalid'],
    [
      'an outcome it does not have',
      open,
      async () => ({ outcome: 'bad' as 'good', output: { limit: 1 } }),
      'outcome_unknown',
    ],
    ['permanent', open, async () => permanent('no_such_company'), 'no_such_company'],
  ])('ends by the error outcome for %s', async (_, call, attempt, errorCode) => {
    const store = storeOf(call);
    expect(await answer(attempt, store)).toBe('error');
    expect(store.results).toEqual([{ errorCode }]);
  });

  it('throws anything else and stores nothing, so that it is tried again', async () => {
    const store = storeOf(open);
    await expect(answer(async () => Promise.reject(new Error('socket hang up')), store)).rejects.toThrow(
      'socket hang up',
    );
    expect(store.results).toEqual([]);
  });

  it('gives up an attempt that ignores its signal, and does not use what comes later', async () => {
    const store = storeOf(open);
    const abort = new AbortController();
    const late = Promise.withResolvers<{ outcome: 'good'; output: unknown }>();
    const answered = answer(() => late.promise, store, abort.signal);
    abort.abort(new Error('cancelled'));
    await expect(answered).rejects.toThrow('cancelled');
    late.resolve({ outcome: 'good', output: { limit: 9 } });
    await late.promise;
    expect(store.results).toEqual([]);
  });
});

describe('permanent', () => {
  it('refuses a code that could carry more than a code', () => {
    expect(() => permanent('No company for greta@fjordline.example')).toThrow(RangeError);
  });
});
