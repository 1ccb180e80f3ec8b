import { parseArgs } from 'node:util';
import { actions } from './actions.ts';
import type { Bench } from './bench.ts';
import { canvas } from './canvas.ts';
import { compile } from './compile.ts';
import { engine } from './engine.ts';
import { history } from './history.ts';
import { react } from './react.ts';
import { reportOf, tableOf, type Report } from './report.ts';
import { simulate } from './simulate.ts';
import { start } from './start.ts';

const benches: readonly Bench[] = [history, actions, simulate, compile, engine, react, canvas, start];

/**
 * `npm run bench -- [NAME] [--json]`: runs one bench or all. Prints tables; with `--json` the report instead (an array of
 * reports where all were run) and the tables on standard error. A missed target is told, not failed: a busy machine misses.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
  const chosen = positionals.length === 0 ? benches : benches.filter(({ name }) => positionals.includes(name));
  const unknown = positionals.filter((name) => !benches.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no bench "${unknown.join('", "')}"; there are ${benches.map(({ name }) => name).join(', ')}.`,
    );
  }
  const reports: Report[] = [];
  for (const bench of chosen) {
    const report = await run(bench);
    reports.push(report);
    process[values.json === true ? 'stderr' : 'stdout'].write(`${tableOf(report)}\n`);
  }
  if (values.json !== true) return;
  process.stdout.write(`${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`);
}

async function run(bench: Bench): Promise<Report> {
  const startedAt = new Date();
  const from = performance.now();
  const figures = await bench.measure();
  return reportOf(bench, { figures, startedAt, seconds: (performance.now() - from) / 1_000 });
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
