import { MAIL_VARIABLES } from '../mail-links.ts';
import { nearestName } from './nearest-name.ts';
import { error, hint, isKnown, placeOfValue, type EmailRule } from './rule.ts';

/**
 * Values nothing has. One that looks like a slip of the pen is an error; another may belong to a field that the first lead
 * has yet to bring, so it is a hint.
 */
export const unknownVariableRule: EmailRule = ({ content, compiled, knownVariables }) => {
  const known = [...knownVariables, ...MAIL_VARIABLES];
  return compiled.variables
    .filter((path) => !isKnown(path, known))
    .map((path) => {
      const place = placeOfValue(content, path);
      const meant = nearestName(path, known);
      return meant === null
        ? hint('unknown_variable', `Nothing is called "${path}" yet; it stays empty until a lead has it.`, place)
        : error('unknown_variable', `Nothing is called "${path}". Did you mean "${meant}"?`, place);
    });
};
