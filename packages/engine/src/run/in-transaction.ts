import type { Transaction } from '@tendril/db';
import type { Engine } from '../engine.ts';
import { sqlStateOf } from '../failure.ts';

const maxAttempts = 5;

/** Runs a transaction; a serialization failure or deadlock repeats it, as READ COMMITTED asks for. */
export async function inTransaction<T>(engine: Engine, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await engine.db.transaction(work);
    } catch (error) {
      const state = sqlStateOf(error);
      if (attempt >= maxAttempts || (state !== '40001' && state !== '40P01')) throw error;
    }
  }
}
