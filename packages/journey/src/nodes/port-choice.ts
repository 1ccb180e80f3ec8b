import { z } from 'zod';
import type { Problem } from '../model/problem.ts';
import type { Port } from './define-node.ts';

/** Fields of every choice an author adds to a step: an arm, an outcome. The id names the port and never changes. */
export const portChoiceShape = {
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'An outcome is named by letters, digits, - and _.'),
  title: z.string().min(1).max(80).optional().meta({ title: 'Called', placeholder: 'By what it is' }),
};

export interface PortChoice {
  id: string;
  title?: string | undefined;
}

/** The ports of choices; the title falls back to what is given, then to the id. */
export function portsOf(choices: readonly PortChoice[], titleOf?: (index: number) => string): Port[] {
  return choices.map((choice, index) => ({ id: choice.id, title: choice.title ?? titleOf?.(index) ?? choice.id }));
}

/** Two choices with one name, or one that takes a name the step itself uses. */
export function choiceProblems(choices: readonly PortChoice[], reserved: readonly string[]): Omit<Problem, 'nodeId'>[] {
  const seen = new Set<string>();
  const problems: Omit<Problem, 'nodeId'>[] = [];
  for (const { id } of choices) {
    if (reserved.includes(id))
      problems.push(problem(`The outcome name "${id}" is taken by this step itself. Choose another.`));
    else if (seen.has(id)) problems.push(problem(`Two outcomes are named "${id}". Each needs a name of its own.`));
    seen.add(id);
  }
  return problems;
}

function problem(message: string): Omit<Problem, 'nodeId'> {
  return { code: 'duplicateOutcome', severity: 'error', message };
}
