import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { z } from 'zod';
import { badInput, type CliError } from '../cli-error.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder.',
  EACCES: 'It may not be read by this user.',
};

/** The bytes of a file; of standard input for "-". Says in plain words why a file cannot be read. */
export async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') return Buffer.from(await text(process.stdin), 'utf8');
  try {
    return await readFile(path);
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** Why a file could not be opened, in plain words. */
export function unreadable(path: string, error: unknown): CliError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return badInput(`${path} cannot be read. ${reasons[code] ?? code}`.trim(), error);
}

/** The text of a UTF-8 file, without a byte order mark. */
export async function readText(path: string): Promise<string> {
  return (await readBytes(path)).toString('utf8').replace(/^\u{feff}/u, '');
}

/** A JSON file as plain data. */
async function readJson(path: string): Promise<unknown> {
  const source = await readText(path);
  try {
    return JSON.parse(source) as unknown;
  } catch (error) {
    throw badInput(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`, error);
  }
}

/** A JSON file read by a schema; `what` completes "… is not …". */
export async function readJsonAs<T>(path: string, what: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  throw badInput(`${path} is not ${what}: ${sayIssue(parsed.error)}`);
}

/** The first thing a schema objects to: where it stands, then what is wrong. */
export function sayIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'it does not fit.';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
