import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, HouseCopy, runNode } from './support/house-copy.ts';

describe.each([
  {
    generator: 'scripts/new-activity.ts',
    name: 'score-company',
    file: 'activities/src/score-company',
    registry: 'activities/src/registry.ts',
    importLine: "import { scoreCompany } from './score-company.ts';",
    entry: /activityRegistry[^;]*\bscoreCompany\b/,
    project: 'activities',
    refused: ['ScoreCompany', '../x', ''],
  },
  {
    generator: 'scripts/new-node.ts',
    name: 'branch.language',
    file: 'packages/journey/src/nodes/branch-language',
    registry: 'packages/journey/src/nodes/registry.ts',
    importLine: "import { branchLanguage } from './branch-language.ts';",
    entry: /^ {2}'branch\.language': branchLanguage,$/m,
    project: 'packages/journey/tsconfig.test.json',
    refused: ['branch-language', 'wait.language', '../x', ''],
  },
])('$generator', ({ generator, name, file, registry, importLine, entry, project, refused }) => {
  let copy: HouseCopy;
  let answer: Answer;

  beforeAll(async () => {
    copy = new HouseCopy();
    answer = await runNode(copy.root, [generator, name]);
  });
  afterAll(() => copy.remove());

  test('says what it wrote', () => {
    expect(answer).toEqual({
      exitCode: 0,
      output: `Written: ${file}.ts, ${file}.test.ts and a line in ${registry}.\n`,
    });
  });

  test('adds one line to the registry', () => {
    const text = readFileSync(join(copy.root, registry), 'utf8');
    expect(text).toContain(`${importLine}\n`);
    expect(text).toMatch(entry);
  });

  test('writes what compiler, linter and formatter accept', async () => {
    const files = [`${file}.ts`, `${file}.test.ts`, registry];
    const commands = [
      ['node_modules/typescript/bin/tsc', '-p', project],
      ['node_modules/oxlint/bin/oxlint', ...files],
      ['node_modules/oxfmt/bin/oxfmt', '--check', ...files],
    ];
    for (const command of commands) {
      const { exitCode, output } = await runNode(copy.root, command);
      expect(exitCode, output).toBe(0);
    }
  });

  test('writes a test that passes', async () => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'];
    const { exitCode, output } = await runNode(copy.root, [...vitest, `${file}.test.ts`]);
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Tests.*2 passed/);
  });

  test('refuses a name that is taken', async () => {
    const { exitCode, output } = await runNode(copy.root, [generator, name]);
    expect(output).toBe(`${file}.ts exists already.\n`);
    expect(exitCode).toBe(1);
  });

  test.each(refused)('refuses the name %j', async (other) => {
    const { exitCode, output } = await runNode(copy.root, [generator, other]);
    expect(output).toMatch(/^Give the /);
    expect(exitCode).toBe(1);
  });
});
