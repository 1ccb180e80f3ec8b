import type { Plan } from '@tendril/journey';
import { badInput } from '../cli-error.ts';

/** Entries that a list of leads comes by, best first. */
const forLists = ['entry.import', 'entry.manual'];

/** The entry step to use: the one asked for, else one for lists or by hand, else the first. Throws bad input for a step that is no entry. */
export function entryOf(plan: Plan, asked: string | undefined): string {
  if (asked !== undefined) {
    if (plan.entries.includes(asked)) return asked;
    throw badInput(`"${asked}" is no entry of this journey. Its entries: ${plan.entries.join(', ')}.`);
  }
  const fitting = forLists.map((kind) => plan.entries.find((id) => plan.nodes[id]?.kind === kind));
  const entry = fitting.find((id) => id !== undefined) ?? plan.entries[0];
  if (entry === undefined) throw badInput('This journey has no entry.');
  return entry;
}
