import { z } from 'zod';

const pattern = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const partMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000];

/** "P2DT3H" in milliseconds, a day being 24 hours; null for anything else. Years and months have no fixed length. */
export function readIsoDuration(text: string): number | null {
  const parts = pattern.exec(text);
  return parts === null ? null : partMs.reduce((sum, ms, index) => sum + Number(parts[index + 1] ?? 0) * ms, 0);
}

/** Milliseconds as "P2DT3H", the shortest form; "PT0S" for none. */
export function sayIsoDuration(ms: number): string {
  const [days, hours, minutes] = [
    Math.floor(ms / 86_400_000),
    Math.floor(ms / 3_600_000) % 24,
    Math.floor(ms / 60_000) % 60,
  ];
  const seconds = Math.round(ms % 60_000) / 1_000;
  const part = (amount: number, letter: string): string => (amount === 0 ? '' : `${amount}${letter}`);
  const time = part(hours, 'H') + part(minutes, 'M') + part(seconds, 'S');
  return ms <= 0 ? 'PT0S' : `P${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}

/** A duration since entering, read into milliseconds. */
export const isoDurationSchema = z.string().transform((text, context) => {
  const ms = readIsoDuration(text);
  if (ms !== null) return ms;
  context.addIssue({ code: 'custom', message: `"${text}" is no duration. Write it like P2DT3H: 2 days and 3 hours.` });
  return z.NEVER;
});
