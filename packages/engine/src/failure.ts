import { isFailureCode, type FailureCode } from '@tendril/contract';

/** A failure whose name may leave the process. The cause stays here, for the log. */
export class EngineFailure extends Error {
  readonly code: FailureCode;

  constructor(code: FailureCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'EngineFailure';
    this.code = code;
  }
}

const known = new Map<string, FailureCode>([
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

/** The code for an error of the engine or the database driver, looking through its causes (Drizzle wraps the driver's). */
export function failureCodeOf(error: unknown): FailureCode {
  for (const code of codesOf(error)) {
    if (isFailureCode(code)) return code;
    const translated = code.startsWith('08') ? 'database_unavailable' : known.get(code);
    if (translated !== undefined) return translated;
  }
  return 'unexpected';
}

/** The SQLSTATE of a database error, or null. */
export function sqlStateOf(error: unknown): string | null {
  return codesOf(error).find((code) => /^[0-9A-Z]{5}$/.test(code)) ?? null;
}

/**
 * Where an error comes from, for a log: kinds, codes and lines of code of it and its causes. Without messages: those of the
 * database and its driver repeat the values of a statement, and these are about people.
 */
export function traceOf(error: unknown): string {
  const linesOf = (one: Error) => (one.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return chainOf(error)
    .map((one) => [[one.name, ...codeOf(one)].join(' '), ...linesOf(one)].join('\n'))
    .join('\ncaused by ');
}

function codesOf(error: unknown): string[] {
  return chainOf(error).flatMap(codeOf);
}

function codeOf(error: Error): string[] {
  return 'code' in error && typeof error.code === 'string' ? [error.code] : [];
}

/** An error and its causes, outermost first. */
function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let current = error; chain.length < deepestCause && current instanceof Error; current = current.cause) {
    chain.push(current);
  }
  return chain;
}
