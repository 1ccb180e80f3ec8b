import { Command } from 'commander';
import type { Finding } from '../doctor/finding.ts';
import { lookAtDatabase } from '../doctor/look-at-database.ts';
import { lookAtMachine } from '../doctor/look-at-machine.ts';
import { lookAtStack } from '../doctor/look-at-stack.ts';
import { print, printJson } from '../terminal.ts';

const marks = { ok: 'ok       ', attention: 'attention', fail: 'FAIL     ' } as const;

/** `tendril doctor`: whether Tendril can run here, and what to do where not. Exit code 2 when something fails. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .summary('say whether Tendril can run here')
    .description(
      'Tries everything Tendril rests on: programs, ports, disk, Postgres and Temporal, each started for a moment.',
    )
    .option('--json', 'answer as JSON: [{ name, state, detail, cure }]')
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings: Finding[] = [];
      for (const look of [lookAtMachine, lookAtDatabase, lookAtStack]) {
        const found = await look(process.env);
        if (!json) found.forEach(sayFinding);
        findings.push(...found);
      }
      if (json) printJson(findings);
      if (findings.some(({ state }) => state === 'fail')) process.exitCode = 2;
    });
}

function sayFinding({ name, state, detail, cure }: Finding): void {
  print(`${marks[state]}  ${name}: ${detail}`);
  if (cure !== undefined) print(`           → ${cure}`);
}
