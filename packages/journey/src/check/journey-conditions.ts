import { conditionSchema, type Condition } from '@tendril/condition';
import { error, type Rule } from './rule.ts';

/** Goal and exit conditions; a graph made in code may hold what the schema would refuse. */
export const journeyConditionRule: Rule = ({ graph }) => {
  const { goal, exits } = graph.settings;
  return [
    ...(goal === undefined
      ? []
      : faultsOf(goal.condition).map((fault) => error('badGoal', null, `The goal: ${fault}`))),
    ...exits.flatMap(({ condition, reason }) =>
      faultsOf(condition).map((fault) => error('badExit', null, `The exit "${reason}": ${fault}`)),
    ),
  ];
};

function faultsOf(condition: Condition): string[] {
  const parsed = conditionSchema.safeParse(condition);
  return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
}
