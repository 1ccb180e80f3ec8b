/**
 * Holds each packages/<name>/SPEC.md and the tests together: every numbered rule is quoted by the title of at least one
 * test, of the package or of tests/, and no title quotes a rule that there is not.
 *
 * A rule begins a line of a SPEC: `[WAIT-2] A wait …`, also as list item, heading or in bold. Elsewhere in the text the
 * same brackets only refer to it. Prints each fault on a line of its own and ends with exit code 1 when there is one.
 */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Quote {
  readonly file: string;
  readonly rule: string;
}

const ruleAtLineStart = /^(?:[-*#\s]|\*\*)*\[([A-Z]+(?:-[A-Z]+)*-\d+)\]/gm;
const ruleAnywhere = /\[([A-Z]+(?:-[A-Z]+)*-\d+)\]/g;
const testTitle = /\b(?:describe|it|test)(?:\.\w+)*(?:\([^()]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;

const core = 'packages/journey/SPEC.md';
const specs = globSync('packages/*/SPEC.md').toSorted();
const crossing = quotesIn('tests/**/*.test.ts').filter(({ file }) => !file.startsWith(join('tests', 'guards')));
const stated = new Set<string>();
const faults = specs.includes(core) ? [] : [`${core} is missing.`];

for (const specFile of specs) {
  const text = readFileSync(specFile, 'utf8');
  const rules = matches(text, ruleAtLineStart);
  const known = new Set(rules);
  const quotes = quotesIn(join(dirname(specFile), 'src/**/*.test.ts'));
  const quoted = new Set([...quotes, ...crossing].map(({ rule }) => rule));
  for (const rule of rules) stated.add(rule);
  if (rules.length === 0) faults.push(`${specFile} has no numbered rule.`);
  faults.push(
    ...rules.filter((rule, at) => rules.indexOf(rule) !== at).map((rule) => `${specFile} states [${rule}] twice.`),
    ...matches(text, ruleAnywhere)
      .filter((rule) => !known.has(rule))
      .map((rule) => `${specFile} refers to [${rule}], which it does not state.`),
    ...rules.filter((rule) => !quoted.has(rule)).map((rule) => `No test quotes [${rule}] of ${specFile}.`),
    ...quotes.filter(({ rule }) => !known.has(rule)).map((quote) => `${complaint(quote)} ${specFile} does not state.`),
  );
}
faults.push(...crossing.filter(({ rule }) => !stated.has(rule)).map((quote) => `${complaint(quote)} no SPEC states.`));

console.log(faults.length === 0 ? `${stated.size} rules, each quoted by a test.` : faults.join('\n'));
process.exitCode = faults.length === 0 ? 0 : 1;

/** The rules quoted by titles of tests and groups; a group without a test is itself an error in vitest. */
function quotesIn(testFiles: string): Quote[] {
  const files = globSync(testFiles, { exclude: ['**/node_modules/**'] }).toSorted();
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(testTitle)].flatMap(([, , title = '']) =>
      matches(title, ruleAnywhere).map((rule) => ({ file, rule })),
    ),
  );
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function complaint({ file, rule }: Quote): string {
  return `${file} quotes [${rule}], which`;
}
