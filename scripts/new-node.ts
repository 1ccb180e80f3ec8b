/**
 * Writes a kind of step that works, its test and its line in the registry:
 *
 *   npm run new:node -- branch.language
 *
 * The step goes on at once, by whether a field of the lead is known. A wait is better begun as a copy of wait-duration.ts,
 * an entry as one of entry-event.ts.
 */
import { stepNames, type StepNames } from './generate/step-names.ts';
import { writeStep } from './generate/write-step.ts';

/** The group of the palette, by the first word of a kind. */
const groups: Readonly<Record<string, string>> = { branch: 'path', message: 'message', lead: 'lead', sales: 'sales' };

const kind = process.argv[2] ?? '';
const names = /^[a-z]+(\.[a-z]+)?$/.test(kind) ? stepNames(kind.replace('.', '-')) : null;
const group = kind.includes('.') ? groups[kind.split('.')[0] ?? ''] : 'path';
if (names === null || group === undefined) {
  const firstWords = Object.keys(groups).join(', ');
  console.error(
    `Give the step a kind: npm run new:node -- branch.language (one word, or two of which the first is ${firstWords})`,
  );
  process.exit(1);
}

const source = `packages/journey/src/nodes/${names.file}.ts`;
const test = `packages/journey/src/nodes/${names.file}.test.ts`;
const registry = 'packages/journey/src/nodes/registry.ts';
const problem = writeStep({
  files: { [source]: sourceText(names), [test]: testText(names) },
  registry: {
    file: registry,
    importLine: `import { ${names.constant} } from './${names.file}.ts';`,
    listStart: 'export const registry = {',
    listEnd: '} as const',
    entry: kind === names.constant ? kind : `'${kind}': ${names.constant}`,
  },
});
console.log(problem ?? `Written: ${source}, ${test} and a line in ${registry}.`);
process.exitCode = problem === null ? 0 : 1;

function sourceText({ constant, title }: StepNames): string {
  return `import { z } from 'zod';
import { defineNode } from './define-node.ts';

const config = z.strictObject({ field: z.string().min(1).default('email').meta({ title: 'Field' }) });

export const ${constant} = defineNode({
  kind: '${kind}',
  group: '${group}',
  title: '${title}',
  description: 'Sends leads on by whether a field of theirs is known.',
  icon: 'arrows-split',
  config,
  ports: () => [
    { id: 'known', title: 'known' },
    { id: 'unknown', title: 'not known' },
  ],
  say: ({ field }) => \`${title}: \${field}\`,
  enter: ({ field }, { world, note }) => {
    const isKnown = (world.field(field) ?? null) !== null;
    note('isKnown', isKnown);
    return { kind: 'go', port: isKnown ? 'known' : 'unknown' };
  },
});
`;
}

function testText({ title }: StepNames): string {
  return `import { describe, expect, it } from 'vitest';
import { simulate } from '../advance/simulate.ts';
import { compileGraph } from '../compile/compile-graph.ts';
import type { LeadFacts } from '../model/facts.ts';
import { graphSchema } from '../model/graph.ts';

const enteredAt = 1_773_046_800_000; // Monday 9 March 2026, 09:00 UTC

const graph = graphSchema.parse({
  schema: 1,
  name: 'Journey with one step',
  nodes: [
    { id: 'entry', kind: 'entry.manual', config: {} },
    { id: 'step', kind: '${kind}', config: { field: 'email' } },
    { id: 'known', kind: 'end.exit', config: { reason: 'known' } },
    { id: 'unknown', kind: 'end.exit', config: { reason: 'not known' } },
  ],
  edges: [
    { from: 'entry', port: 'next', to: 'step' },
    { from: 'step', port: 'known', to: 'known' },
    { from: 'step', port: 'unknown', to: 'unknown' },
  ],
  settings: {},
});

const lead: LeadFacts = {
  id: 'lead',
  email: 'ada@example.com',
  fields: {},
  score: 0,
  stage: 'lead',
  tags: [],
  timeZone: null,
  createdAt: enteredAt,
  consents: {},
  suppression: null,
};

describe('${title.toLowerCase()}', () => {
  it('sends a lead on by "known" when the field has a value', () => {
    expect(endOf(lead)).toBe('known');
  });

  it('sends a lead on by "unknown" when it has none', () => {
    expect(endOf({ ...lead, email: null })).toBe('not known');
  });
});

/** The reason a lead ends the journey with. */
function endOf(facts: LeadFacts): string | undefined {
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  const entry = { nodeId: 'entry', key: '', at: enteredAt, properties: {} };
  return simulate({ plan: compiled.plan, runId: 'run', lead: facts, entry, script: [] }).end?.reason;
}
`;
}
