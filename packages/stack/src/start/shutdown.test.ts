import { describe, expect, it } from 'vitest';
import { createShutdown } from './shutdown.ts';

describe('stopping what was started', () => {
  it('stops the last one first, one after the other, and gives up what is being started', async () => {
    const said: string[] = [];
    const order: string[] = [];
    const shutdown = createShutdown((line) => said.push(line));
    for (const name of ['Postgres', 'Temporal', 'the worker']) {
      const stop = async (): Promise<void> => {
        order.push(`${name} asked`);
        await Promise.resolve();
        order.push(`${name} gone`);
      };
      shutdown.add({ name, stop });
    }
    shutdown.begin();
    await shutdown.stopAll(false);
    expect(shutdown.signal.aborted).toBe(true);
    expect(order).toEqual([
      'the worker asked',
      'the worker gone',
      'Temporal asked',
      'Temporal gone',
      'Postgres asked',
      'Postgres gone',
    ]);
    expect(said).toEqual(['Stopped the worker.', 'Stopped Temporal.', 'Stopped Postgres.']);
  });

  it('goes on to the next when one cannot be stopped', async () => {
    const said: string[] = [];
    const shutdown = createShutdown((line) => said.push(line));
    shutdown.add({ name: 'Postgres', stop: () => Promise.resolve() });
    shutdown.add({ name: 'Temporal', stop: () => Promise.reject(new Error('it hangs')) });
    await shutdown.stopAll(false);
    expect(said).toEqual(['Could not stop Temporal: it hangs', 'Stopped Postgres.']);
  });

  it('lets an impatient second call kill what the first is waiting for', async () => {
    const said: string[] = [];
    const shutdown = createShutdown((line) => said.push(line));
    const drained = Promise.withResolvers<void>();
    const stop = async (isHurried: boolean): Promise<void> => {
      if (isHurried) drained.resolve();
      await drained.promise;
    };
    shutdown.add({ name: 'the worker', stop });
    await Promise.all([shutdown.stopAll(false), shutdown.stopAll(true)]);
    expect(said).toEqual(['Stopped the worker.']);
  });
});
