/** Thrown by `permanent`. `code` is the engineer's own word; marketing reads it beside the held or failed step. */
export class PermanentError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.name = 'PermanentError';
    this.code = code;
  }
}

/**
 * Ends the call by its error outcome, because trying again cannot help: the record does not exist, the plan has no
 * such feature. `code` is snake_case, at most 60 characters, and says nothing about the lead.
 * Throws a RangeError for any other code.
 */
export function permanent(code: string): never {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(code)) throw new RangeError(`"${code}" is not a snake_case code`);
  throw new PermanentError(code);
}
