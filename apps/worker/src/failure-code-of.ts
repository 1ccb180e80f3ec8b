import { isFailureCode } from '@tendril/contract';
import type { FailureCode } from '@tendril/contract';

const codes = new Map<string, FailureCode>([
  // SQLSTATE
  ['40001', 'serialization'],
  ['40P01', 'serialization'],
  ['55P03', 'lock_timeout'],
  ['57014', 'statement_timeout'],
  ['25P04', 'statement_timeout'],
  ['53300', 'database_unavailable'],
  ['57P01', 'database_unavailable'],
  ['57P02', 'database_unavailable'],
  ['57P03', 'database_unavailable'],
  // The driver's and the system's own words for "no connection"
  ['CONNECT_TIMEOUT', 'database_unavailable'],
  ['CONNECTION_CLOSED', 'database_unavailable'],
  ['CONNECTION_DESTROYED', 'database_unavailable'],
  ['CONNECTION_ENDED', 'database_unavailable'],
  ['ECONNREFUSED', 'database_unavailable'],
  ['ECONNRESET', 'database_unavailable'],
  ['EHOSTUNREACH', 'database_unavailable'],
  ['ENOTFOUND', 'database_unavailable'],
  ['EPIPE', 'database_unavailable'],
  ['ETIMEDOUT', 'database_unavailable'],
]);

const deepestCause = 5;

/** The code for an error thrown by the engine or the database driver, looking through its causes. */
export function failureCodeOf(error: unknown): FailureCode {
  let current = error;
  for (let depth = 0; depth < deepestCause && current instanceof Error; depth += 1) {
    const code = 'code' in current && typeof current.code === 'string' ? current.code : '';
    if (isFailureCode(code)) return code;
    const known = code.startsWith('08') ? 'database_unavailable' : codes.get(code);
    if (known !== undefined) return known;
    current = current.cause;
  }
  return 'unexpected';
}
