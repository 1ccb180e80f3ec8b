import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Opens a log for writing and keeps the one of the start before as `<file>.old`; answers the file descriptor. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file)) renameSync(file, `${file}.old`);
  return openSync(file, 'a');
}

/** The end of a log for an error message: its last lines, or where nothing was written, that. */
export function lastLines(file: string, count: number): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text === '' ? `nothing was written to ${file}.` : text.split('\n').slice(-count).join('\n');
}
