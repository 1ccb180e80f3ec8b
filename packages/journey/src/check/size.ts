import { error, type Rule } from './rule.ts';

const mostSteps = 1_000;

export const sizeRule: Rule = ({ graph }) =>
  graph.nodes.length > mostSteps
    ? [
        error(
          'tooLarge',
          null,
          `This journey has ${graph.nodes.length} steps; ${mostSteps} are allowed. Split it into several.`,
        ),
      ]
    : [];
