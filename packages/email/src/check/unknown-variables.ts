import { MAIL_VARIABLES } from '../mail-links.ts';
import { nearestName } from './nearest-name.ts';
import { error, hint, placeOf, type EmailRule } from './rule.ts';

/**
 * Values nothing has. One that looks like a slip of the pen is an error; another may belong to a field that the first lead
 * has yet to bring, so it is a hint.
 */
export const unknownVariableRule: EmailRule = ({ content, compiled, knownVariables }) => {
  const known = [...knownVariables, ...MAIL_VARIABLES];
  return compiled.variables
    .filter((path) => !known.some((name) => isCovered(path, name)))
    .map((path) => {
      const place = placeOf(content, path);
      const meant = nearestName(path, known);
      return meant === null
        ? hint('unknown_variable', `Nothing is called "${path}" yet; it stays empty until a lead has it.`, place)
        : error('unknown_variable', `Nothing is called "${path}". Did you mean "${meant}"?`, place);
    });
};

function isCovered(path: string, name: string): boolean {
  return name.endsWith('.*') ? path.startsWith(name.slice(0, -1)) : path === name;
}
