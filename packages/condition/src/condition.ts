import { z } from 'zod';
import { fieldTypeOf, isFieldName, operatorsOf } from './field.ts';
import { conditionLimits, tooLarge } from './limits.ts';
import { valueTestSchemaWith } from './value-test.ts';

/** What must hold of a lead. SPEC.md says what each form means. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf;

/** A part that looks at the lead itself. */
export type Leaf = FieldTest | EventTest;

/** A test on a field: `email`, `score`, `stage`, `tags`, `timeZone`, `createdAt`, `lead.<name>`, `entry.<name>`, `consent.<topic>`. */
export type FieldTest = z.infer<typeof fieldTestSchema>;

/** A test on how often something happened. */
export type EventTest = z.infer<typeof eventTestSchema>;

/** A test on a property of an event. */
export type PropertyTest = z.infer<typeof propertyTestSchema>;

const fieldTestSchema = valueTestSchemaWith({ field: z.string() }).superRefine((test, context) => {
  const type = fieldTypeOf(test.field);
  if (type === null) {
    context.addIssue({ code: 'custom', path: ['field'], message: `There is no field "${test.field.slice(0, 80)}".` });
  } else if (!operatorsOf[type].includes(test.op)) {
    context.addIssue({ code: 'custom', path: ['op'], message: `"${test.op}" cannot be asked of ${test.field}.` });
  } else if (
    type === 'consent' &&
    (test.op === 'equals' || test.op === 'notEquals') &&
    typeof test.value !== 'boolean'
  ) {
    context.addIssue({ code: 'custom', path: ['value'], message: 'Consent is true or false.' });
  } else if (type === 'instant' && test.op === 'between' && typeof test.value[0] === 'number') {
    context.addIssue({ code: 'custom', path: ['value'], message: `${test.field} lies between dates, not numbers.` });
  } else if (type === 'number' && test.op === 'between' && typeof test.value[0] === 'string') {
    context.addIssue({ code: 'custom', path: ['value'], message: `${test.field} lies between numbers, not dates.` });
  }
});

/** A test on a property of an event, as the `where` of triggers and waits holds them. */
export const propertyTestSchema = valueTestSchemaWith({
  property: z.string().refine(isFieldName, 'A property has letters, digits, - and _ in its name.'),
}).refine((test) => operatorsOf.any.includes(test.op), { path: ['op'], message: 'Only leads have tags.' });

const eventTestSchema = z.strictObject({
  event: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/, 'An event has letters, digits and . : - _ in its name.'),
  where: z.array(propertyTestSchema).min(1).max(20).exactOptional(),
  times: z
    .strictObject({ op: z.enum(['atLeast', 'atMost', 'exactly']), n: z.int().min(0).max(1_000_000) })
    .exactOptional(),
  since: z.union([z.enum(['entry', 'ever']), z.strictObject({ lastDays: z.int().min(1).max(conditionLimits.days) })]),
});

const partSchema: z.ZodType<Condition> = z.unknown().transform(parsePart);
const groupSchema = z.array(partSchema).min(1, 'A group needs at least one condition.');
const shapes = {
  all: z.strictObject({ all: groupSchema }),
  any: z.strictObject({ any: groupSchema }),
  not: z.strictObject({ not: partSchema }),
  field: fieldTestSchema,
  event: eventTestSchema,
} satisfies Record<string, z.ZodType<Condition>>;

/** Parses a condition from outside. Refuses unknown keys, unknown fields, tests a field does not allow, and what is too large [GROUP-2]. */
export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .superRefine((input, context) => {
    const message = tooLarge(input);
    if (message !== null) context.addIssue({ code: 'custom', message });
  })
  // Runs only on what is small enough.
  .transform(parsePart)
  // Forms know conditions by it.
  .meta({ format: 'condition' });

/** Picks the one shape the input means, so that its errors name what is wrong instead of listing all five shapes. */
function parsePart(input: unknown, context: z.RefinementCtx): Condition {
  const shape = Object.entries(shapes).find(
    ([key]) => typeof input === 'object' && input !== null && Object.hasOwn(input, key),
  );
  if (shape === undefined) {
    context.addIssue({ code: 'custom', message: 'A condition has one of the keys all, any, not, field, event.' });
    return z.NEVER;
  }
  const parsed = shape[1].safeParse(input);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues)
    context.addIssue({ code: 'custom', path: issue.path, message: issue.message });
  return z.NEVER;
}
