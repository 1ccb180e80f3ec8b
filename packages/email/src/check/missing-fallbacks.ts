import { hint, isKnown, placeOfValue, type EmailRule } from './rule.ts';
import { valuesWithoutFallback } from './values-without-fallback.ts';

/** Every lead that can be sent an email has these. */
const neverMissing: ReadonlySet<string> = new Set(['lead.email', 'lead.score', 'lead.stage']);

/** Values of the lead that leave a hole in the sentence where a lead lacks them. What nothing has is said by another rule. */
export const missingFallbackRule: EmailRule = ({ content, compiled, knownVariables }) => {
  const { subject, html, text } = compiled;
  const paths = new Set([subject, html, text].flatMap(valuesWithoutFallback));
  return [...paths]
    .filter((path) => !neverMissing.has(path) && isKnown(path, knownVariables))
    .map((path) => {
      const message = `Leads without "${path}" see a gap. Write {{ ${path} | default: "…" }}.`;
      return hint('missing_fallback', message, placeOfValue(content, path));
    });
};
