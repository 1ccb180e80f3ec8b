import { describe, expect, it } from 'vitest';
import { judgeTestRun } from './last-line.ts';

const report = { passed: 3, failed: 0, skipped: [], unhandledErrors: 0 };

describe('the last line of npm test', () => {
  it('counts what passed and ends well', () => {
    expect(judgeTestRun(report, 0)).toEqual({ lines: ['3 passed, 0 failed'], exitCode: 0 });
  });

  it('names skipped tests with their reasons and counts them at the end', () => {
    const verdict = judgeTestRun({ ...report, skipped: [{ name: 'opens a page', reason: 'no browser' }] }, 0);
    expect(verdict.lines).toEqual(['Skipped: opens a page (no browser)', '3 passed, 0 failed, 1 skipped']);
  });

  it('fails on a failed test and on an error outside of tests', () => {
    expect(judgeTestRun({ ...report, failed: 2, unhandledErrors: 1 }, 1)).toEqual({
      lines: ['3 passed, 3 failed'],
      exitCode: 1,
    });
  });

  it('fails when no test ran', () => {
    const verdict = judgeTestRun({ ...report, passed: 0 }, 0);
    expect(verdict.exitCode).toBe(1);
    expect(verdict.lines.at(-1)).toBe('0 passed, 1 failed');
  });

  it('fails when every test was skipped', () => {
    const verdict = judgeTestRun({ ...report, passed: 0, skipped: [{ name: 'a', reason: 'b' }] }, 0);
    expect(verdict.lines.at(-1)).toBe('0 passed, 1 failed, 1 skipped');
  });

  it('fails when the runner wrote no report or broke after it', () => {
    expect(judgeTestRun(undefined, 0).lines.at(-1)).toBe('0 passed, 1 failed');
    expect(judgeTestRun(report, 1).lines.at(-1)).toBe('3 passed, 1 failed');
    expect(judgeTestRun(report, null)).toMatchObject({ exitCode: 1 });
  });

  it('carries no colours', () => {
    // oxlint-disable-next-line no-control-regex -- the escape character is what must not be there
    expect(judgeTestRun(report, 0).lines.at(-1)).not.toMatch(/\u001b/);
  });
});
