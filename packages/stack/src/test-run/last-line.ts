/** What one test run came to, as the reporter writes it. */
export interface TestReport {
  passed: number;
  /** Failed tests, and files or groups that broke before their tests could run. */
  failed: number;
  skipped: { name: string; reason: string }[];
  /** Errors that belong to no test; each counts as a failure. */
  unhandledErrors: number;
}

export interface Verdict {
  /** What to print; the last one is the plain count. */
  lines: string[];
  exitCode: 0 | 1;
}

/**
 * Judges a test run by its report and by how the runner ended. Undefined is a run that wrote no report.
 * It fails on any failure, on errors outside of tests, on a runner that broke, and when no test ran at all.
 */
export function judgeTestRun(report: TestReport | undefined, runnerExitCode: number | null): Verdict {
  const lines: string[] = [];
  const passed = report?.passed ?? 0;
  const skipped = report?.skipped ?? [];
  let failed = (report?.failed ?? 0) + (report?.unhandledErrors ?? 0);
  for (const { name, reason } of skipped) lines.push(`Skipped: ${name} (${reason})`);
  if (report === undefined) lines.push('The test runner ended without a report; this counts as a failure.');
  else if (passed + failed === 0) lines.push('No test ran; this counts as a failure.');
  else if (failed === 0 && runnerExitCode !== 0)
    lines.push(`The test runner ended with ${describe(runnerExitCode)}; this counts as a failure.`);
  if (failed === 0 && (passed === 0 || runnerExitCode !== 0)) failed = 1;
  lines.push(`${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  return { lines, exitCode: failed === 0 ? 0 : 1 };
}

function describe(exitCode: number | null): string {
  return exitCode === null ? 'a signal' : `exit code ${exitCode}`;
}
