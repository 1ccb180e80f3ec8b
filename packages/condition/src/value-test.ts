import { z } from 'zod';
import { instantOf } from './instant.ts';
import { conditionLimits } from './limits.ts';
import { isUsableNumber } from './value.ts';

const text = z
  .string()
  .max(conditionLimits.textLength)
  .refine((value) => value.trim() !== '', 'Enter a text to compare with.')
  // Postgres can neither store nor take these.
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'This text has characters that cannot be stored.');
const number = z.number().refine(isUsableNumber, 'Enter 0 or a number between a millionth and 10^15 in size.');
const day = z.string().refine((value) => !Number.isNaN(instantOf(value)), 'Enter a date such as 2026-03-01.');
const days = z.int().min(1).max(conditionLimits.days);
const listed = z
  .array(z.union([text, number]))
  .min(1)
  .max(conditionLimits.values);
const range = z.union([z.tuple([number, number]), z.tuple([day, day])]);

/** The schema of a test on one value, with the key that names the value (`field` or `property`) beside the test's own. */
export function valueTestSchemaWith<Shape extends z.core.$ZodLooseShape>(subject: Shape) {
  return z.discriminatedUnion('op', [
    z.strictObject({ ...subject, op: z.enum(['known', 'unknown']) }),
    z.strictObject({ ...subject, op: z.enum(['equals', 'notEquals']), value: z.union([text, number, z.boolean()]) }),
    z.strictObject({ ...subject, op: z.enum(['contains', 'notContains', 'startsWith', 'endsWith']), value: text }),
    z.strictObject({ ...subject, op: z.enum(['hasTag', 'lacksTag']), value: text }),
    z.strictObject({ ...subject, op: z.enum(['in', 'notIn']), value: listed }),
    z.strictObject({ ...subject, op: z.enum(['moreThan', 'atLeast', 'lessThan', 'atMost']), value: number }),
    z.strictObject({ ...subject, op: z.literal('between'), value: range }),
    z.strictObject({ ...subject, op: z.enum(['before', 'after']), value: day }),
    z.strictObject({ ...subject, op: z.enum(['inLastDays', 'inNextDays']), value: days }),
  ]);
}

const bareSchema = valueTestSchemaWith({});

/** A test on one value, whatever the value's name. */
export type ValueTest = z.infer<typeof bareSchema>;
export type Operator = ValueTest['op'];

type TestsThatCompareTime = 'before' | 'after' | 'between' | 'inLastDays' | 'inNextDays';
/** A test that compares times; a `between` is one when its ends are dates (see `comparesTime`). */
export type TimeTest = Extract<ValueTest, { op: TestsThatCompareTime }>;
