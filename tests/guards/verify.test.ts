import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseRoot, runNode, verify } from './support/house-copy.ts';

test('verify prints a line with seconds for each check it was asked for', async () => {
  const { output } = await verify(houseRoot, ['licences']);
  expect(output).toMatch(/^ok +licences +\d+\.\d s\nAll checks passed \(\d+\.\d s\)\.\n$/);
});

test('verify goes on after a failure, shows what each failed check said, and fails at the end', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'tendril-empty-'));
  const { exitCode, output } = await runNode(empty, [join(houseRoot, 'scripts/verify.ts'), 'knip', 'spec']);
  rmSync(empty, { recursive: true });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/FAILED +knip .*\nknip could not be started: .*\nFAILED +spec [^]*spec-cover\.ts/);
  expect(output).toContain('\nFailed: knip, spec (');
});

test('verify refuses a check that it does not have', async () => {
  const { exitCode, output } = await verify(houseRoot, ['lint', 'beauty']);
  expect(exitCode).toBe(1);
  expect(output).toMatch(/^No such check: beauty\. There are: format, lint, /);
});
