/** 1: what we were given is wrong. 2: what we run on is. */
export type ExitCode = 1 | 2;

/** Something a person at the terminal can mend: its message is one plain sentence, shown without a stack. */
export class CliError extends Error {
  override name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The file, option or text handed in is wrong. */
export function badInput(message: string, cause?: unknown): CliError {
  return new CliError(message, 1, { cause });
}

/** Postgres, Temporal or the machine does not offer what is needed. */
export function badEnvironment(message: string, cause?: unknown): CliError {
  return new CliError(message, 2, { cause });
}

/** The words of anything that was thrown, on one line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
