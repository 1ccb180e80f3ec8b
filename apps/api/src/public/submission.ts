import { z } from 'zod';
import { AppError } from '../errors.ts';

/** What somebody filled in, understood. */
export interface Submission {
  email: string;
  fields: Record<string, string | number | boolean>;
  /** Topics the lead agreed to be mailed about. */
  topics: string[];
  /** The words the lead agreed to. */
  wording: string | undefined;
  timeZone: string | undefined;
  /** The page's own id of this submission; the same one counts once. */
  id: string | undefined;
  /** Where the browser goes afterwards, as given. */
  next: string | undefined;
  /** People do not see the trap field; programs that fill in everything do. */
  isTrapped: boolean;
}

/** As a form or a program sends it. A name that comes more than once holds a list. */
export type RawSubmission = Record<string, unknown>;

const longestText = 2_000;
const mostFields = 50;
const defaultTopic = 'marketing';

const textSchema = z.string().max(longestText, `This is too long: at most ${longestText} characters.`);
const valueSchema = z.union(
  [textSchema.trim(), z.number(), z.boolean()],
  'This must be text, a number, or true or false.',
);
const nameSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/);
const topicSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'This is not a topic.');
const controlSchema = z.object({
  email: z
    .string('Give your email address.')
    .trim()
    .min(1, 'Give your email address.')
    .max(320, 'This email address is too long.'),
  _consent: z.unknown().optional(),
  _wording: textSchema.optional(),
  _time_zone: z.string().refine(isTimeZone, 'This is not a time zone.').optional(),
  _id: z.string().min(1).max(100).optional(),
  _next: textSchema.optional(),
  _website: z.unknown().optional(),
});

/**
 * Reads a submission. Names that begin with `_` speak to us: `_consent` (topics, or "on"), `_wording`, `_time_zone`, `_id`,
 * `_next`, and `_website`, the trap. Everything else is about the lead. Throws what the sender can mend.
 */
export function readSubmission(raw: RawSubmission): Submission {
  const given = controlSchema.parse(raw);
  const entries = Object.entries(raw).filter(([name]) => name !== 'email' && !name.startsWith('_'));
  if (entries.length > mostFields) throw new AppError('invalid', `A form has at most ${mostFields} fields.`);
  return {
    email: given.email,
    fields: Object.fromEntries(entries.map(readField)),
    topics: readTopics(given._consent),
    wording: given._wording,
    timeZone: given._time_zone,
    id: given._id,
    next: given._next,
    isTrapped: given._website !== undefined && given._website !== '',
  };
}

function readField([name, value]: [string, unknown]): [string, string | number | boolean] {
  if (!nameSchema.safeParse(name).success) {
    throw new AppError('invalid', 'The name of a field begins with a letter and has letters, digits and _ in it.', {
      field: name.slice(0, 64),
    });
  }
  const one = Array.isArray(value) ? value.join(', ') : value;
  const result = valueSchema.safeParse(one);
  if (!result.success)
    throw new AppError('invalid', result.error.issues[0]?.message ?? 'This is not valid.', { field: name });
  return [name, result.data];
}

/** A ticked box without a value of its own says "on". */
function readTopics(consent: unknown): string[] {
  const given = (Array.isArray(consent) ? consent : [consent]).filter(
    (topic) => ![undefined, null, '', false, 'false'].includes(topic),
  );
  const topics = given.map((topic) => ([true, 'on', 'true', 'yes', '1'].includes(topic) ? defaultTopic : topic));
  const result = z.array(topicSchema).max(20).safeParse(topics);
  if (!result.success) throw new AppError('invalid', 'This is not a topic.', { field: '_consent' });
  return [...new Set(result.data)];
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
