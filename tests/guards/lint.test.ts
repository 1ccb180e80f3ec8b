import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, HouseCopy, verify } from './support/house-copy.ts';

interface Violation {
  readonly what: string;
  readonly rule: string;
  readonly file: string;
  readonly source: string;
}

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `export const l${at} = ${at};`).join('\n');
const longFunction = (count: number): string => `export function long(): void {\n${'  void 0;\n'.repeat(count)}}\n`;

const violations: readonly Violation[] = [
  {
    what: 'the clock in pure code',
    rule: 'no-restricted-properties',
    file: 'packages/journey/src/advance/bad-clock.ts',
    source: 'export const now = (): number => Date.now();',
  },
  {
    what: 'the date of today in pure code',
    rule: 'no-clock',
    file: 'packages/intent/src/dates/bad-today.ts',
    source: 'export const today = (): string => new Date().toISOString();',
  },
  {
    what: 'the environment in pure code',
    rule: 'no-restricted-globals',
    file: 'packages/journey/src/bad-environment.ts',
    source: "export const home = process.env['HOME'];",
  },
  {
    what: 'the clock of Temporal in pure code',
    rule: 'no-restricted-properties',
    file: 'packages/condition/src/bad-clock.ts',
    source:
      "import { Temporal } from 'temporal-polyfill';\nexport const now = (): string => Temporal.Now.instant().toString();",
  },
  {
    what: 'chance in pure code',
    rule: 'no-restricted-properties',
    file: 'packages/leads/src/bad-chance.ts',
    source: 'export const dice = (): number => Math.random();',
  },
  {
    what: 'Node in pure code',
    rule: 'no-nodejs-modules',
    file: 'packages/intent/src/bad-node.ts',
    source: "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('x', 'utf8');",
  },
  {
    what: 'a library in the core that is not its own',
    rule: 'no-restricted-imports',
    file: 'packages/journey/src/bad-library.ts',
    source: "import postgres from 'postgres';\nexport const sql = postgres;",
  },
  {
    what: 'the core in the condition language',
    rule: 'no-restricted-imports',
    file: 'packages/condition/src/bad-direction.ts',
    source: "import type { Plan } from '@tendril/journey';\nexport type P = Plan;",
  },
  {
    what: 'the core in the rules about leads',
    rule: 'no-restricted-imports',
    file: 'packages/leads/src/bad-direction.ts',
    source: "import type { Plan } from '@tendril/journey';\nexport type P = Plan;",
  },
  {
    what: 'any import in the contract',
    rule: 'no-restricted-imports',
    file: 'packages/contract/src/bad-import.ts',
    source: "import { z } from 'zod';\nexport const schema = z.string();",
  },
  {
    what: 'more than types of the core in the database schema',
    rule: 'no-restricted-imports',
    file: 'packages/db/src/bad-value.ts',
    source: "import { compile } from '@tendril/journey';\nexport const c = compile;",
  },
  {
    what: 'zod in a workflow',
    rule: 'no-restricted-imports',
    file: 'workflows/src/bad-zod.ts',
    source: "import { z } from 'zod';\nexport const schema = z.string();",
  },
  {
    what: 'activities in a workflow, even as types',
    rule: 'no-restricted-imports',
    file: 'workflows/src/bad-activities.ts',
    source: "import type * as activities from '@tendril/activities';\nexport type A = typeof activities;",
  },
  {
    what: 'the engine in a custom activity',
    rule: 'no-restricted-imports',
    file: 'activities/src/bad-engine.ts',
    source: "import { advance } from '@tendril/engine';\nexport const a = advance;",
  },
  {
    what: 'Temporal in a custom activity',
    rule: 'no-restricted-imports',
    file: 'activities/src/bad-temporal.ts',
    source: "import { heartbeat } from '@temporalio/activity';\nexport const h = heartbeat;",
  },
  {
    what: 'the API as a value in the browser',
    rule: 'no-restricted-imports',
    file: 'apps/web/src/bad-api.ts',
    source: "import { appRouter } from '@tendril/api';\nexport const r = appRouter;",
  },
  {
    what: 'the database in the browser',
    rule: 'no-restricted-imports',
    file: 'apps/web/src/bad-database.ts',
    source: "import type { Database } from '@tendril/db';\nexport type D = Database;",
  },
  {
    what: 'a file of more than 300 lines',
    rule: 'max-lines',
    file: 'packages/engine/src/bad-length.ts',
    source: lines(301),
  },
  {
    what: 'a workflow of 100 lines',
    rule: 'max-lines',
    file: 'workflows/src/lead-journey.ts',
    source: lines(100),
  },
  {
    what: 'a test of more than 500 lines',
    rule: 'max-lines',
    file: 'packages/engine/src/bad-length.test.ts',
    source: lines(501),
  },
  {
    what: 'a function of more than 60 lines',
    rule: 'max-lines-per-function',
    file: 'packages/engine/src/bad-function.ts',
    source: longFunction(60),
  },
  {
    what: 'a component of more than 120 lines',
    rule: 'max-lines-per-function',
    file: 'apps/web/src/bad-component.tsx',
    source: longFunction(120),
  },
  {
    what: 'a fourth parameter',
    rule: 'max-params',
    file: 'packages/engine/src/bad-parameters.ts',
    source: 'export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;',
  },
  {
    what: 'a fourth level of nesting',
    rule: 'max-depth',
    file: 'packages/engine/src/bad-nesting.ts',
    source:
      'export function f(n: number): number {\n  if (n) { if (n > 1) { if (n > 2) { if (n > 3) { return 4; } } } }\n  return 0;\n}',
  },
  {
    what: 'a default export',
    rule: 'no-default-export',
    file: 'packages/engine/src/bad-default.ts',
    source: 'export default 1;',
  },
  {
    what: 'a barrel below the entry of a package',
    rule: 'no-barrel-file',
    file: 'packages/engine/src/outbox/bad-barrel.ts',
    source: "export * from '../bad-default.ts';",
  },
  {
    what: '`any`',
    rule: 'no-explicit-any',
    file: 'packages/engine/src/bad-any.ts',
    source: 'export const x: any = 1;',
  },
  {
    what: 'a promise that nobody waits for',
    rule: 'no-floating-promises',
    file: 'packages/engine/src/bad-promise.ts',
    source: 'export function f(): void {\n  Promise.resolve(1);\n}',
  },
  {
    what: 'a promise that nobody waits for, in a test of pure code',
    rule: 'no-floating-promises',
    file: 'packages/journey/src/bad-promise.test.ts',
    source: 'Promise.resolve(1);\nexport {};',
  },
  {
    what: 'a union that is not looked at to the end',
    rule: 'switch-exhaustiveness-check',
    file: 'packages/engine/src/bad-switch.ts',
    source: "export function f(k: 'a' | 'b'): void {\n  switch (k) {\n    case 'a':\n  }\n}",
  },
  {
    what: 'a file name that is not in kebab case',
    rule: 'filename-case',
    file: 'packages/engine/src/BadName.ts',
    source: 'export const x = 1;',
  },
  {
    what: 'a cycle of imports',
    rule: 'no-cycle',
    file: 'packages/engine/src/bad-cycle.ts',
    source: "import { b } from './bad-cycle-back.ts';\nexport const a = (): number => b();",
  },
  {
    what: 'a test that shuts out the others',
    rule: 'no-focused-tests',
    file: 'packages/engine/src/bad-focus.test.ts',
    source: "import { expect, test } from 'vitest';\ntest.only('x', () => expect(1).toBe(1));",
  },
  {
    what: 'a note of work left undone',
    rule: 'no-warning-comments',
    file: 'packages/engine/src/bad-note.ts',
    source: `// ${'TO'}DO later\nexport const x = 1;`,
  },
];

describe('the linter rejects', () => {
  let copy: HouseCopy;
  let answer: Answer;

  beforeAll(async () => {
    copy = new HouseCopy();
    for (const { file, source } of violations) copy.write(file, `${source}\n`);
    copy.write('packages/engine/src/bad-cycle-back.ts', "import { a } from './bad-cycle.ts';\nexport const b = a;\n");
    copy.write(
      'apps/web/src/good-type.ts',
      "import type { AppRouter } from '@tendril/api';\nexport type Router = AppRouter;\n",
    );
    answer = await verify(copy.root, ['lint']);
  });
  afterAll(() => copy.remove());

  test.each(violations)('$what', ({ rule, file }) => {
    expect(answer.exitCode).toBe(1);
    expect(complaintsAbout(file).join('\n')).toContain(`(${rule})`);
  });

  test('but not the type of the API in the browser', () => {
    expect(complaintsAbout('apps/web/src/good-type.ts')).toEqual([]);
  });

  function complaintsAbout(file: string): string[] {
    return answer.output.split('\n\n').filter((complaint) => complaint.includes(`[${file}:`));
  }
});

test('the linter ends with an error when its type-aware companion is missing', async () => {
  const copy = new HouseCopy(['oxlint-tsgolint']);
  const { exitCode, output } = await verify(copy.root, ['lint']);
  copy.remove();
  expect(exitCode).toBe(1);
  expect(output).toContain('Failed to find tsgolint');
});
