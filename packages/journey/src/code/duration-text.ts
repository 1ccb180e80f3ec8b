import { durationSchema, type Duration } from '../model/settings.ts';
import { sayDuration } from '../nodes/say.ts';

type Unit = Duration['unit'];
type Singular<U extends Unit> = U extends `${infer One}s` ? One : never;
/** "3 days", "1 hour": a duration as people write it. */
export type DurationText = `${number} ${Unit | Singular<Unit>}`;

const pattern = /^(\d+(?:\.\d+)?) (second|minute|hour|day|week)s?$/;

/** Reads "3 days". Throws on anything else, for whoever writes journeys in a language without our types. */
export function readDuration(text: string): Duration {
  const [, amount, unit] = pattern.exec(text) ?? [];
  const read = durationSchema.safeParse({ amount: Number(amount), unit: `${unit}s` });
  if (!read.success) throw new RangeError(`"${text}" is no duration. Write it as "3 days" or "90 minutes".`);
  return read.data;
}

/** The text of a duration, or null where reading that text gave another. */
export function durationText(value: unknown): string | null {
  const read = durationSchema.safeParse(value);
  if (!read.success) return null;
  const text = sayDuration(read.data);
  return pattern.test(text) ? text : null;
}
