import { error, type Rule } from './rule.ts';

export const noEntryRule: Rule = ({ steps }) =>
  [...steps.values()].some(({ definition }) => definition?.group === 'entry')
    ? []
    : [error('noEntry', null, 'Nothing lets leads in. Add an entry, such as a submitted form.')];

export const entryIsFirstRule: Rule = ({ steps, edgesTo }) =>
  [...steps.values()]
    .filter(({ node, definition }) => definition?.group === 'entry' && edgesTo.has(node.id))
    .map(({ node }) => error('entryNotFirst', node.id, 'An entry begins the journey: no step can lead back to it.'));
