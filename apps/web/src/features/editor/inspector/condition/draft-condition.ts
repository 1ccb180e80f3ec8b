import { conditionSchema, type Condition, type EventTest, type FieldTest } from '@tendril/condition';

/** A condition while it is put together: groups of tests, any of which may be unfinished. */
export interface DraftGroup {
  combine: Combine;
  parts: DraftPart[];
}

/** How the parts of a group come together. */
export type Combine = 'all' | 'any' | 'none' | 'notAll';

/** A test as it stands in a condition, not yet looked at. */
export type DraftTest = Readonly<Record<string, unknown>>;
export type DraftPart = DraftGroup | DraftTest;

export function isGroup(part: DraftPart): part is DraftGroup {
  return 'combine' in part;
}

/** The condition as the builder shows it. A single test becomes a group of one. */
export function draftOf(condition: Condition): DraftGroup {
  if ('all' in condition) return { combine: 'all', parts: condition.all.map(partOf) };
  if ('any' in condition) return { combine: 'any', parts: condition.any.map(partOf) };
  if (!('not' in condition)) return { combine: 'all', parts: [testOf(condition)] };
  const { combine, parts } = draftOf(condition.not);
  return { combine: opposite[combine], parts };
}

const opposite: Readonly<Record<Combine, Combine>> = { all: 'notAll', any: 'none', none: 'any', notAll: 'all' };

function partOf(condition: Condition): DraftPart {
  return 'field' in condition || 'event' in condition ? testOf(condition) : draftOf(condition);
}

function testOf(test: FieldTest | EventTest): DraftTest {
  return { ...test };
}

/** What the builder shows as a condition, or why it is none yet. */
export function conditionOf(draft: DraftGroup): { ok: true; condition: Condition } | { ok: false; message: string } {
  const parsed = conditionSchema.safeParse(inputOf(draft));
  if (parsed.success) return { ok: true, condition: parsed.data };
  const message = parsed.error.issues[0]?.message ?? '';
  return { ok: false, message: message.endsWith('.') ? message : 'Something is missing here.' };
}

function inputOf({ combine, parts }: DraftGroup): unknown {
  const inputs = parts.map((part) => (isGroup(part) ? inputOf(part) : part));
  switch (combine) {
    case 'all':
      return { all: inputs };
    case 'any':
      return { any: inputs };
    case 'none':
      return { not: { any: inputs } };
    case 'notAll':
      return { not: { all: inputs } };
  }
}

/** The group with one of its parts changed, or taken out where nothing comes instead. */
export function withPart(group: DraftGroup, index: number, part: DraftPart | null): DraftGroup {
  return { ...group, parts: group.parts.toSpliced(index, 1, ...(part === null ? [] : [part])) };
}
