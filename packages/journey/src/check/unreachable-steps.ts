import { hint, nameOf, type Rule } from './rule.ts';

export const unreachableRule: Rule = ({ steps, edgesFrom }) => {
  const open = [...steps.values()].filter(({ definition }) => definition?.group === 'entry').map(({ node }) => node.id);
  if (open.length === 0) return [];
  const reached = new Set(open);
  for (let nodeId = open.pop(); nodeId !== undefined; nodeId = open.pop()) {
    for (const { to } of edgesFrom.get(nodeId) ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return [...steps.values()]
    .filter(({ node }) => !reached.has(node.id))
    .map((step) => hint('unreachable', step.node.id, `No lead can come to "${nameOf(step)}".`));
};
