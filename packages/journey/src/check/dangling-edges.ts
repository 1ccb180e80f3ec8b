import { error, type Rule } from './rule.ts';

export const danglingEdgeRule: Rule = ({ graph, steps }) =>
  graph.edges
    .filter(({ from, to }) => !steps.has(from) || !steps.has(to))
    .map(({ from, to }) =>
      error(
        'danglingEdge',
        steps.has(from) ? from : null,
        `A connection from "${from}" to "${to}" is loose: there is no step "${steps.has(from) ? to : from}".`,
      ),
    );
