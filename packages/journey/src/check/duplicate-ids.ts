import { error, type Rule } from './rule.ts';

export const duplicateIdRule: Rule = ({ graph }) => {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const { id } of graph.nodes) (seen.has(id) ? doubled : seen).add(id);
  return [...doubled].map((id) => error('duplicateId', id, `Two steps have the id "${id}".`));
};
