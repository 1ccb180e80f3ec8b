import { Command } from 'commander';
import { keepDraft, keepWork } from '../as-code/carry-out.ts';
import { planOfFile } from '../as-code/plan-of-file.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { print } from '../terminal.ts';

/** `tendril import`: a file becomes the draft of the journey of its name. */
export function importCommand(): Command {
  return new Command('import')
    .summary('take a journey file over as a draft')
    .description(
      'Saves a journey file as the draft of the journey with its name, or as a new journey. Publishes nothing.',
    )
    .argument('<file>', 'the journey, as JSON or TypeScript')
    .option('--over-draft', 'also where somebody is working on the draft')
    .action(async (file: string, options: { overDraft?: boolean }) => {
      await withEngine(async (engine) => {
        const plan = await planOfFile(engine, file, { isDraft: true });
        keepWork(plan, options);
        await keepDraft(engine, plan);
        print(`"${plan.name}" ${plan.kept === null ? 'was made' : 'has this as its draft'}.`);
      });
    });
}
