export type LogLevel = 'info' | 'warn' | 'error';

/** Writes one line per happening to the process' output: time, level, what, and its data as JSON. Nothing personal goes in. */
export function writeLog(level: LogLevel, what: string, data: Record<string, unknown> = {}): void {
  const line = `${new Date().toISOString()} ${level} ${what} ${JSON.stringify(data)}`;
  if (level === 'error') console.error(line);
  else console.log(line);
}
