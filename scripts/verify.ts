/**
 * Every check of the house, one line each with its seconds.
 *
 *   npm run verify                  all of them
 *   npm run verify -- lint types    only these
 *
 * It goes on after a failure, so that one run shows all there is to mend, prints what each failed check said, and ends
 * with exit code 1 when any failed. It works on the tree it is started in.
 */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { delimiter, join } from 'node:path';

interface Check {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
}

const checks: readonly Check[] = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'boundaries', command: ['turbo', 'boundaries'] },
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'knip', command: ['knip', '--no-progress'] },
  { name: 'spec', command: ['node', 'scripts/spec-cover.ts'] },
  { name: 'licences', command: ['node', 'scripts/licences.ts'] },
  { name: 'unit', command: ['vitest', 'run', '--project', 'unit'] },
];

const failed: string[] = [];
const startedAt = performance.now();
for (const check of chosenChecks()) {
  const checkStartedAt = performance.now();
  const { isPassed, output } = await run(check);
  console.log(
    `${isPassed ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(10)}  ${secondsSince(checkStartedAt).padStart(6)} s`,
  );
  if (!isPassed) {
    failed.push(check.name);
    console.log(output.trimEnd());
  }
}
const verdict = failed.length === 0 ? 'All checks passed' : `Failed: ${failed.join(', ')}`;
console.log(`${verdict} (${secondsSince(startedAt)} s).`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The checks named on the command line, all when none is; an unknown name ends the run with exit code 1. */
function chosenChecks(): readonly Check[] {
  const names = process.argv.slice(2);
  const unknown = names.filter((name) => !checks.some((check) => check.name === name));
  if (unknown.length > 0) {
    console.error(`No such check: ${unknown.join(', ')}. There are: ${checks.map((check) => check.name).join(', ')}.`);
    process.exit(1);
  }
  return names.length === 0 ? checks : checks.filter((check) => names.includes(check.name));
}

/** Runs one check with the project's own programs first on the PATH, and collects what it prints. */
function run(check: Check): Promise<{ isPassed: boolean; output: string }> {
  const [program, ...args] = check.command;
  const path = [join(process.cwd(), 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, args, {
    env: { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('error', (error) =>
      resolve({ isPassed: false, output: `${program} could not be started: ${error.message}` }),
    );
    // Without colours, which some programs write in CI whatever they are told.
    child.on('close', (code) =>
      resolve({ isPassed: code === 0, output: stripVTControlCharacters(Buffer.concat(chunks).toString()) }),
    );
  });
}

function secondsSince(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
