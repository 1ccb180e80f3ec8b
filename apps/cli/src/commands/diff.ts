import { Command } from 'commander';
import { planOfFile } from '../as-code/plan-of-file.ts';
import { sayPlan } from '../as-code/plan-of-change.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { print } from '../terminal.ts';

/** `tendril diff`: what a file would change. */
export function diffCommand(): Command {
  return new Command('diff')
    .summary('say what a journey file would change')
    .description('Compares a journey file with the live version of the journey of its name, in words.')
    .argument('<file>', 'the journey, as JSON or TypeScript')
    .option('--exit-code', 'end with 1 where something would change')
    .action(async (file: string, { exitCode = false }: { exitCode?: boolean }) => {
      await withEngine(async (engine) => {
        const plan = await planOfFile(engine, file);
        for (const line of sayPlan(plan)) print(line);
        if (exitCode && plan.does !== 'nothing') process.exitCode = 1;
      });
    });
}
