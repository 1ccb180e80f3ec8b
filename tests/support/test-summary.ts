import { writeFileSync } from 'node:fs';
import type { TestReport } from '@tendril/stack';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts a test run for `npm test`: writes a `TestReport` to the file that TENDRIL_TEST_REPORT names, if it does. */
export class TestSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env['TENDRIL_TEST_REPORT'];
    if (file === undefined) return;
    writeFileSync(file, JSON.stringify(countTests(modules, unhandledErrors.length)));
  }
}

/** A file or group whose own set-up broke is one failure, whatever became of the tests in it. */
function countTests(modules: readonly TestModule[], unhandledErrors: number): TestReport {
  const report: TestReport = { passed: 0, failed: 0, skipped: [], unhandledErrors };
  for (const module of modules) {
    if (module.errors().length > 0) report.failed += 1;
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) report.failed += 1;
    }
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') report.passed += 1;
      else if (result.state === 'skipped')
        report.skipped.push({ name: test.fullName, reason: result.note ?? 'no reason given' });
      else report.failed += 1;
    }
  }
  return report;
}
