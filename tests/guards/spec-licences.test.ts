import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, houseRoot, runNode } from './support/house-copy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tendril-guard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('SPEC cover', () => {
  const spec = ['# Rules', '- [WAIT-1] A wait ends.', '- **[EXIT-2]** An exit ends the run, see [WAIT-1].'].join('\n');
  const covered = [
    "test('[WAIT-1] a wait ends', f);",
    "describe('runs', () => {",
    '  it.each([1])(`[EXIT-2] x`, f);',
    '});',
  ];

  test('accepts rules that are all quoted by a title', async () => {
    const { exitCode, output } = await cover(spec, covered);
    expect(output).toBe('2 rules, each quoted by a test.\n');
    expect(exitCode).toBe(0);
  });

  test('accepts a rule that a test between packages quotes', async () => {
    write('tests/integration/x.test.ts', "test('[WAIT-3] runs', f);");
    const { exitCode } = await cover(`${spec}\n- [WAIT-3] New.`, covered);
    expect(exitCode).toBe(0);
  });

  test.each([
    ['a rule that no test quotes', `${spec}\n- [WAIT-3] New.`, covered, 'No test quotes [WAIT-3]'],
    [
      'a rule that a comment quotes',
      `${spec}\n- [WAIT-3] New.`,
      [...covered, '// [WAIT-3]'],
      'No test quotes [WAIT-3]',
    ],
    ['a title with an unknown rule', spec, [...covered, "it('[EXIT-9] x', f);"], 'quotes [EXIT-9]'],
    ['a rule stated twice', `${spec}\n- [WAIT-1] Again.`, covered, 'states [WAIT-1] twice'],
    ['a reference to an unknown rule', `${spec}\n- see [WAIT-8]`, covered, 'refers to [WAIT-8]'],
    ['a SPEC without rules', '# Rules', ["test('x', f);"], 'has no numbered rule'],
  ])('rejects %s', async (_what, text, titles, complaint) => {
    const { exitCode, output } = await cover(text, titles);
    expect(output).toContain(complaint);
    expect(exitCode).toBe(1);
  });

  test('rejects an unknown rule in a test between packages', async () => {
    write('tests/integration/x.test.ts', "test('[WAIT-9] runs', f);");
    const { exitCode, output } = await cover(spec, covered);
    expect(output).toContain('quotes [WAIT-9], which no SPEC states');
    expect(exitCode).toBe(1);
  });

  test('holds every package with a SPEC to it, and the core to having one', async () => {
    write('packages/condition/SPEC.md', '- [DATE-1] A date.');
    const { exitCode, output } = await runNode(folder, [join(houseRoot, 'scripts/spec-cover.ts')]);
    expect(output).toBe(
      'packages/journey/SPEC.md is missing.\nNo test quotes [DATE-1] of packages/condition/SPEC.md.\n',
    );
    expect(exitCode).toBe(1);
  });

  function cover(text: string, titles: readonly string[]): Promise<Answer> {
    write('packages/journey/SPEC.md', text);
    write('packages/journey/src/x.test.ts', titles.join('\n'));
    return runNode(folder, [join(houseRoot, 'scripts/spec-cover.ts')]);
  }

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});

describe('the licence check', () => {
  const excepted = ['@fontsource-variable/inter', 'argparse', 'caniuse-lite', 'elkjs', 'fast-sha256', 'fs-monkey'];
  const known = [...excepted, 'isbot', 'postgres', 'slick', 'unionfs'];

  test('accepts permissive licences and named exceptions', async () => {
    const { exitCode, output } = await look({ a: { license: 'MIT' }, b: { license: '(EUPL-1.1 OR MIT)' } });
    expect(output).toContain('all with an allowed licence');
    expect(exitCode).toBe(0);
  });

  test.each([
    ['a copyleft licence', { a: { license: 'AGPL-3.0' } }, 'a has the licence AGPL-3.0'],
    ['a copyleft part', { a: { license: 'MIT AND GPL-3.0' } }, 'a has the licence MIT AND GPL-3.0'],
    ['no licence', { a: {} }, 'a has the licence none stated'],
  ])('rejects %s', async (_what, packages, complaint) => {
    const { exitCode, output } = await look(packages);
    expect(output).toContain(complaint);
    expect(exitCode).toBe(1);
  });

  test('looks past what only development needs', async () => {
    const { exitCode } = await look({ a: { license: 'AGPL-3.0', dev: true } });
    expect(exitCode).toBe(0);
  });

  test('rejects an exception for a package that is gone', async () => {
    const { exitCode, output } = await look({}, known.slice(1));
    expect(output).toContain('@fontsource-variable/inter is excepted but not installed');
    expect(exitCode).toBe(1);
  });

  function look(packages: Record<string, object>, exceptions: readonly string[] = known): Promise<Answer> {
    const all = { ...packages, ...Object.fromEntries(exceptions.map((name) => [name, { license: 'MIT' }])) };
    const locked = Object.fromEntries(Object.entries(all).map(([name, entry]) => [`node_modules/${name}`, entry]));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
    return runNode(folder, [join(houseRoot, 'scripts/licences.ts')]);
  }
});
