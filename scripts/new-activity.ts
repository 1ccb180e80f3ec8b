/**
 * Writes a custom activity that works, its test and its line in the registry:
 *
 *   npm run new:activity -- score-company
 */
import { stepNames, type StepNames } from './generate/step-names.ts';
import { writeStep } from './generate/write-step.ts';

const names = stepNames(process.argv[2]);
if (names === null) {
  console.error('Give the activity a name in kebab case: npm run new:activity -- score-company');
  process.exit(1);
}

const source = `activities/src/${names.file}.ts`;
const test = `activities/src/${names.file}.test.ts`;
const registry = 'activities/src/registry.ts';
const problem = writeStep({
  files: { [source]: sourceText(names), [test]: testText(names) },
  registry: {
    file: registry,
    importLine: `import { ${names.constant} } from './${names.file}.ts';`,
    listStart: 'activityRegistry: readonly ActivityDefinition[] = [',
    listEnd: ']',
    entry: names.constant,
  },
});
console.log(problem ?? `Written: ${source}, ${test} and a line in ${registry}.`);
process.exitCode = problem === null ? 0 : 1;

function sourceText({ constant, kind, title }: StepNames): string {
  return `import { defineActivity } from '@tendril/activity-kit';
import { z } from 'zod';

/** Reads a value of the lead and tells whether there is one. */
export const ${constant} = defineActivity({
  kind: '${kind}',
  title: '${title}',
  description: 'Reads a value of the lead and tells whether there is one.',
  icon: 'code',
  input: z.object({ value: z.string().trim().meta({ title: 'Value', default: '{{ lead.company }}' }) }),
  output: z.object({ value: z.string().meta({ title: 'Value' }) }),
  outcomes: ['known', 'unknown'],
  timeout: '10s',
  retry: { attempts: 5, first: '1s', longest: '1m' },
  run: async (context, { value }) => {
    context.logger.debug('Read a value', { isKnown: value !== '' });
    return { outcome: value === '' ? 'unknown' : 'known', output: { value } };
  },
});
`;
}

function testText({ constant, file, title }: StepNames): string {
  return `import { runActivityForTest } from '@tendril/activity-kit/testing';
import { describe, expect, it } from 'vitest';
import { ${constant} } from './${file}.ts';

describe('${title.toLowerCase()}', () => {
  it('leaves by "known" with the value', async () => {
    const result = await runActivityForTest(${constant}, { input: { value: ' Northlight ' } });
    expect(result).toEqual({ outcome: 'known', output: { value: 'Northlight' } });
  });

  it('leaves by "unknown" without one', async () => {
    const result = await runActivityForTest(${constant}, { input: { value: '' } });
    expect(result).toEqual({ outcome: 'unknown', output: { value: '' } });
  });
});
`;
}
