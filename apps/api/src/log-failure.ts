import { failureCodeOf, type Log } from '@tendril/engine';
import { errorAnswer } from './errors.ts';

/** Writes down what was our fault: where, and a word for it. What the sender can mend is told to the sender alone. */
export function logFailure(log: Log, { error, where }: { error: unknown; where: string }): void {
  const { status, error: told } = errorAnswer(error);
  if (status < 500) return;
  log('error', 'request_failed', { where, code: told.code, cause: failureCodeOf(error) });
}
