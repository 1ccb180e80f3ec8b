import { failureCodeOf } from '@tendril/engine';
import { z } from 'zod';

const statuses = {
  invalid: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_type: 415,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statuses;

/** An error whose message may be shown to whoever asked. The cause stays with us. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The field of the input that is at fault. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, more: { field?: string; cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.field = more.field;
  }
}

/** What goes out when something went wrong. */
export interface ErrorAnswer {
  status: number;
  error: { code: ErrorCode; message: string; field?: string };
}

/** Maps whatever was thrown to what may be said about it. The one place that does. */
export function errorAnswer(thrown: unknown): ErrorAnswer {
  const { code, message, field } = asAppError(thrown);
  return { status: statuses[code], error: { code, message, ...(field === undefined ? {} : { field }) } };
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof z.ZodError) return fromZod(thrown);
  const status = thrown instanceof Error && 'statusCode' in thrown ? thrown.statusCode : undefined;
  if (status === 413) return new AppError('too_large', 'This is more than we take at once.', { cause: thrown });
  if (status === 415)
    return new AppError('unsupported_type', 'We do not read this type of content here.', { cause: thrown });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('invalid', 'We could not read this request.', { cause: thrown });
  }
  if (isDatabaseTrouble(thrown)) {
    return new AppError(
      'unavailable',
      'The database does not answer just now. Nothing was changed; try again in a moment.',
      { cause: thrown },
    );
  }
  return new AppError('unexpected', 'Something went wrong on our side. Nothing was changed.', { cause: thrown });
}

function fromZod(error: z.ZodError): AppError {
  const [issue] = error.issues;
  const isUnknown = issue?.code === 'unrecognized_keys';
  const path = isUnknown ? [...issue.path, issue.keys[0] ?? ''] : (issue?.path ?? []);
  const field = path.map(String).join('.');
  const message = isUnknown ? 'There is no such field.' : sentenceOf(issue?.message ?? '');
  return new AppError('invalid', message, { cause: error, ...(field === '' ? {} : { field }) });
}

/** Our schemas speak in sentences; what the library says by itself is for programmers. */
function sentenceOf(message: string): string {
  return message.endsWith('.') ? message : 'This is missing, or not what belongs here.';
}

function isDatabaseTrouble(thrown: unknown): boolean {
  return ['database_unavailable', 'lock_timeout', 'statement_timeout', 'serialization'].includes(failureCodeOf(thrown));
}
