import { error, type Rule } from './rule.ts';

export const unknownKindRule: Rule = ({ steps }) =>
  [...steps.values()]
    .filter(({ definition }) => definition === null)
    .map(({ node }) => error('unknownKind', node.id, `This version has no step of the kind "${node.kind}".`));
