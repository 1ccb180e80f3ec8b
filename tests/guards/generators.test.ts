import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, HouseCopy, runNode } from './support/house-copy.ts';

describe('new:activity', () => {
  let copy: HouseCopy;
  let answer: Answer;

  beforeAll(async () => {
    copy = new HouseCopy();
    answer = await runNode(copy.root, ['scripts/new-activity.ts', 'score-company']);
  });
  afterAll(() => copy.remove());

  test('says what it wrote', () => {
    expect(answer.output).toContain('activities/src/score-company.ts');
    expect(answer.exitCode).toBe(0);
  });

  test('adds one line to the registry', () => {
    const registry = readFileSync(join(copy.root, 'activities/src/registry.ts'), 'utf8');
    expect(registry).toContain("import { scoreCompany } from './score-company.ts';");
    expect(registry).toMatch(/activityRegistry[^;]*\bscoreCompany\b/);
  });

  test('writes what the compiler accepts', async () => {
    const { exitCode, output } = await runNode(copy.root, ['node_modules/typescript/bin/tsc', '-p', 'activities']);
    expect(exitCode, output).toBe(0);
  });

  test('writes what linter and formatter accept', async () => {
    const files = [
      'activities/src/score-company.ts',
      'activities/src/score-company.test.ts',
      'activities/src/registry.ts',
    ];
    for (const tool of [['oxlint/bin/oxlint'], ['oxfmt/bin/oxfmt', '--check']]) {
      const [program = '', ...args] = tool;
      const { exitCode, output } = await runNode(copy.root, [`node_modules/${program}`, ...args, ...files]);
      expect(exitCode, output).toBe(0);
    }
  });

  test('writes a test that passes', async () => {
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'];
    const tests = ['activities/src/score-company.test.ts', 'activities/src/registry.test.ts'];
    const { exitCode, output } = await runNode(copy.root, [...vitest, ...tests]);
    expect(exitCode, output).toBe(0);
    expect(output).toMatch(/Test Files.*2 passed/);
  });

  test('refuses a name that is taken', async () => {
    const { exitCode, output } = await runNode(copy.root, ['scripts/new-activity.ts', 'score-company']);
    expect(exitCode).toBe(1);
    expect(output).toContain('activities/src/score-company.ts exists already.');
  });

  test.each(['ScoreCompany', '../x', ''])('refuses the name %j', async (name) => {
    const { exitCode, output } = await runNode(copy.root, ['scripts/new-activity.ts', name]);
    expect(exitCode).toBe(1);
    expect(output).toContain('kebab case');
  });
});
