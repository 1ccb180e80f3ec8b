import { Command } from 'commander';
import { carryOut } from '../as-code/carry-out.ts';
import { peopleChoice, peopleOption } from '../as-code/people-option.ts';
import { planOfFile } from '../as-code/plan-of-file.ts';
import { sayPlan } from '../as-code/plan-of-change.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { print } from '../terminal.ts';

interface PublishOptions {
  dryRun?: boolean;
  note?: string;
  people: 'keep' | 'move';
  overDraft?: boolean;
}

/** `tendril publish`: makes a file the version new leads enter. */
export function publishCommand(): Command {
  return new Command('publish')
    .summary('publish a journey file')
    .description(
      'Shows what a journey file changes and for whom, then publishes it. The people inside finish on their version.',
    )
    .argument('<file>', 'the journey, as JSON or TypeScript')
    .option('--dry-run', 'only show what would happen')
    .option('--note <text>', 'what changed and why, kept with the version')
    .option('--over-draft', 'also where somebody is working on the draft')
    .addOption(peopleOption)
    .action(async (file: string, { dryRun = false, people, ...options }: PublishOptions) => {
      await withEngine(async (engine) => {
        const plan = await planOfFile(engine, file);
        for (const line of sayPlan(plan)) print(line);
        if (dryRun || plan.does === 'nothing') return;
        const choice = peopleChoice(people);
        const number = await carryOut(engine, plan, {
          ...options,
          ...(choice === undefined ? {} : { people: choice }),
        });
        print(`"${plan.name}" v${number} is live.`);
      });
    });
}
