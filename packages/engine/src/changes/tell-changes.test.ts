import type { DatabaseClient } from '@tendril/db';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeOf, type Change } from './change.ts';
import { createTellChanges, type ToldChange } from './tell-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What was told through a connection that fails as long as there is an error to fail with. */
function telling() {
  const told: ToldChange[] = [];
  const failures: unknown[] = [];
  const connection: { error: Error | null } = { error: null };
  const driver = {
    notify: async (_channel: string, payload: string) => {
      if (connection.error !== null) throw connection.error;
      told.push(JSON.parse(payload) as ToldChange);
    },
  };
  // Safe because notifying is all that is asked of it here.
  const tell = createTellChanges(driver as unknown as DatabaseClient['driver'], (error) => failures.push(error));
  return { tell, told, failures, connection };
}

const ofPlays = (count: number): Change => ({
  topics: new Set(),
  rehearsals: new Set(Array.from({ length: count }, (_one, index) => `lead ${index}`)),
});

describe('telling what changed', () => {
  it('tells a flood in one notification, and what comes after it in the next', async () => {
    const { tell, told } = telling();
    for (let count = 0; count < 1_000; count += 1) tell(changeOf(count % 2 === 0 ? 'leads' : 'mails'));
    await vi.advanceTimersByTimeAsync(100);
    expect(told).toEqual([{ topics: ['leads', 'mails'], rehearsals: [] }]);
    tell(changeOf('journeys'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told.slice(1)).toEqual([{ topics: ['journeys'], rehearsals: [] }]);
  });

  it('tells later what could not be told, with what came in between', async () => {
    const { tell, told, failures, connection } = telling();
    connection.error = new Error('The connection is lost.');
    tell(changeOf('leads'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(failures.length).toBeGreaterThan(0);
    tell(changeOf('replies'));
    connection.error = null;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([{ topics: ['leads', 'replies'], rehearsals: [] }]);
  });

  it('is silent once its process lets go of the database', async () => {
    const { tell, failures, connection } = telling();
    connection.error = Object.assign(new Error('ended'), { code: 'CONNECTION_ENDED' });
    tell(changeOf('leads'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(failures).toEqual([]);
  });

  it('never writes more into a notification than it holds', async () => {
    const { tell, told } = telling();
    tell(ofPlays(250));
    await vi.advanceTimersByTimeAsync(100);
    expect(told.map(({ rehearsals }) => rehearsals.length)).toEqual([100, 100, 50]);
  });
});
