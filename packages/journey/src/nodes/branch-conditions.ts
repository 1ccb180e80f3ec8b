import { conditionSchema, evaluate, fieldsRead, sayCondition, type Condition } from '@tendril/condition';
import { z } from 'zod';
import type { World } from '../advance/world.ts';
import { readsOf } from './condition-reads.ts';
import { defineNode } from './define-node.ts';
import { choiceProblems, portChoiceShape, portsOf } from './port-choice.ts';
import { shorten } from './say.ts';

const armSchema = z.strictObject({
  ...portChoiceShape,
  condition: conditionSchema.meta({ title: 'Who goes this way' }),
});
const config = z.strictObject({ arms: z.array(armSchema).max(20).default([]) });

const mostNoted = 8;
const fieldsByCondition = new WeakMap<Condition, readonly string[]>();

export const branchConditions = defineNode({
  kind: 'branch.conditions',
  group: 'path',
  title: 'Branch',
  description: 'Sends leads on by the first condition that holds.',
  icon: 'git-branch',
  config,
  ports: ({ arms }) => [...portsOf(arms, (index) => sayArm(arms[index]?.condition)), { id: 'else', title: 'else' }],
  say: ({ arms }) =>
    arms.length === 0
      ? 'Branch'
      : `Branch: ${arms.map((arm) => arm.title ?? sayArm(arm.condition)).join(' · ')} · else`,
  sentence: ({ arms }) => [
    'Send leads on by the first that holds: ',
    ...(arms.length === 0
      ? [{ says: 'a condition', of: 'arms' }, ', ']
      : arms.flatMap(({ title, condition }, index) => [
          { says: title ?? sayArm(condition), of: `arms.${index}` },
          ', ',
        ])),
    'or else by “else”.',
  ],
  reads: ({ arms }) => readsOf(arms.map(({ condition }) => condition)),
  enter: ({ arms }, { world, note }) => {
    const arm = arms.find(({ condition }) => evaluate(condition, world));
    const port = arm?.id ?? 'else';
    note('arm', port);
    noteValues(world, arm === undefined ? arms.map(({ condition }) => condition) : [arm.condition], note);
    return { kind: 'go', port };
  },
  check: ({ arms }) => [
    ...choiceProblems(arms, ['else']),
    ...(arms.length === 0
      ? [
          {
            code: 'noArms',
            severity: 'error' as const,
            message: 'Add at least one condition to branch on.',
            setting: 'arms',
          },
        ]
      : []),
  ],
});

/** Writes down the values the decision rested on, where they are short. */
function noteValues(
  world: World,
  conditions: readonly Condition[],
  note: (name: string, value: unknown) => void,
): void {
  let noted = 0;
  for (const condition of conditions) {
    for (const field of cachedFields(condition)) {
      if (noted >= mostNoted) return;
      note(field, small(world.field(field)));
      noted += 1;
    }
  }
}

function cachedFields(condition: Condition): readonly string[] {
  const known = fieldsByCondition.get(condition);
  if (known !== undefined) return known;
  const fields = fieldsRead(condition);
  fieldsByCondition.set(condition, fields);
  return fields;
}

function small(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value, 80);
  if (Array.isArray(value)) return value.slice(0, 10);
  return typeof value === 'object' || value === undefined ? null : value;
}

function sayArm(condition: Condition | undefined): string {
  return condition === undefined ? '' : shorten(sayCondition(condition));
}
