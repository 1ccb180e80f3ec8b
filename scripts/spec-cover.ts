/**
 * Holds packages/journey/SPEC.md and the tests together: every numbered rule is quoted by the title of at least one test,
 * and no title quotes a rule that the SPEC does not have.
 *
 * A rule begins a line of the SPEC: `[WAIT-2] A wait …`, also as list item, heading or in bold. Elsewhere in the text the
 * same brackets only refer to it. Prints each fault on a line of its own and ends with exit code 1 when there is one.
 */
import { globSync, readFileSync } from 'node:fs';

const specFile = 'packages/journey/SPEC.md';
const testFiles = ['packages/journey/src/**/*.test.ts', 'tests/**/*.test.ts'];

const ruleAtLineStart = /^(?:[-*#\s]|\*\*)*\[([A-Z]+(?:-[A-Z]+)*-\d+)\]/gm;
const ruleAnywhere = /\[([A-Z]+(?:-[A-Z]+)*-\d+)\]/g;
const testTitle = /\b(?:describe|it|test)(?:\.\w+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;

const spec = readFileSync(specFile, 'utf8');
const rules = matches(spec, ruleAtLineStart);
const quotes = globSync(testFiles, { exclude: ['**/node_modules/**', 'tests/guards/**'] }).flatMap((file) =>
  titlesIn(readFileSync(file, 'utf8')).flatMap((title) => matches(title, ruleAnywhere).map((rule) => ({ file, rule }))),
);

const known = new Set(rules);
const quoted = new Set(quotes.map((quote) => quote.rule));
const faults = [
  ...(rules.length === 0 ? [`${specFile} has no numbered rule.`] : []),
  ...rules.filter((rule, at) => rules.indexOf(rule) !== at).map((rule) => `${specFile} states [${rule}] twice.`),
  ...matches(spec, ruleAnywhere)
    .filter((rule) => !known.has(rule))
    .map((rule) => `${specFile} refers to [${rule}], which it does not state.`),
  ...rules.filter((rule) => !quoted.has(rule)).map((rule) => `No test quotes [${rule}] of ${specFile}.`),
  ...quotes
    .filter((quote) => !known.has(quote.rule))
    .map((quote) => `${quote.file} quotes [${quote.rule}], which ${specFile} does not state.`),
];

console.log(faults.length === 0 ? `${known.size} rules, each quoted by a test.` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The titles of all tests and groups of a file; a group without a test is itself an error in vitest. */
function titlesIn(source: string): string[] {
  return [...source.matchAll(testTitle)].map((match) => match[2] ?? '');
}
