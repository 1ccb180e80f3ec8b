import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeTestRun } from './last-line.ts';
import type { TestReport } from './last-line.ts';

/**
 * The program behind `npm test`: one run of vitest over all projects, or over what the arguments name, then its plain
 * count as the very last line. The reporter writes what it counted into a file, because output can be cut off.
 */
const folder = mkdtempSync(join(tmpdir(), 'tendril-report-'));
const reportFile = join(folder, 'report.json');
const vitest = join('node_modules', 'vitest', 'vitest.mjs');

const runner = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TENDRIL_TEST_REPORT: reportFile },
});
// A Ctrl-C of the terminal reaches vitest by itself; it stops its servers and ends, and the count is still ours to print.
process.on('SIGINT', () => undefined);
for (const event of ['SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(event, () => runner.kill('SIGINT'));

runner.on('exit', (code) => {
  const verdict = judgeTestRun(readReport(), code);
  rmSync(folder, { recursive: true, force: true });
  process.stdout.write(`${verdict.lines.join('\n')}\n`, () => process.exit(verdict.exitCode));
});

function readReport(): TestReport | undefined {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8')) as TestReport;
  } catch {
    return undefined;
  }
}
