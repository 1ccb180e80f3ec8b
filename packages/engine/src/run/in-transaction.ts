import type { Transaction } from '@tendril/db';
import { notedChange, type Change } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { sqlStateOf } from '../failure.ts';

const maxAttempts = 5;

/**
 * Runs a transaction; a serialization failure or deadlock repeats it, as READ COMMITTED asks for. What it notes that pages will
 * see is told once it is committed.
 */
export async function inTransaction<T>(engine: Engine, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let change: Change | undefined;
      const result = await engine.db.transaction(async (tx) => {
        const done = await work(tx);
        change = notedChange(tx);
        return done;
      });
      if (change !== undefined) engine.tellChange(change);
      return result;
    } catch (error) {
      const state = sqlStateOf(error);
      if (attempt >= maxAttempts || (state !== '40001' && state !== '40P01')) throw error;
    }
  }
}
