import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { carryOut, keepWork } from '../as-code/carry-out.ts';
import { peopleChoice, peopleOption } from '../as-code/people-option.ts';
import { planOfFile } from '../as-code/plan-of-file.ts';
import { sayPlan, type PlanOfChange } from '../as-code/plan-of-change.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { badInput } from '../cli-error.ts';
import { unreadable } from '../input/read-file.ts';
import { count, print } from '../terminal.ts';

interface ApplyOptions {
  dryRun?: boolean;
  note?: string;
  people: 'keep' | 'move';
  overDraft?: boolean;
}

/** `tendril apply`: a folder of journeys from Git becomes what is live. */
export function applyCommand(): Command {
  return new Command('apply')
    .summary('publish whatever changed in a folder of journey files')
    .description(
      'Reads every .json and .ts file of a folder, shows what changes and for whom, and publishes what does. Checks all before it publishes any; journeys without a file are left alone.',
    )
    .argument('<folder>', 'the journeys, one file each')
    .option('--dry-run', 'only show what would happen')
    .option('--note <text>', 'what changed and why, kept with each version')
    .option('--over-draft', 'also where somebody is working on a draft')
    .addOption(peopleOption)
    .action(async (folder: string, { dryRun = false, people, ...options }: ApplyOptions) => {
      await withEngine(async (engine) => {
        const plans: PlanOfChange[] = [];
        for (const file of await filesIn(folder)) plans.push(await planOfFile(engine, file));
        refuseTwice(plans);
        for (const plan of plans) for (const line of sayPlan(plan)) print(line);
        const todo = plans.filter(({ does }) => does !== 'nothing');
        print(sayCount(plans));
        if (dryRun) return;
        for (const plan of todo) keepWork(plan, options);
        const choice = peopleChoice(people);
        for (const plan of todo) {
          const number = await carryOut(engine, plan, {
            ...options,
            ...(choice === undefined ? {} : { people: choice }),
          });
          print(`"${plan.name}" v${number} is live.`);
        }
      });
    });
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  const files = names.filter((name) => /\.(json|[mc]?[jt]s)$/.test(name) && !/\.(d|test)\.[mc]?ts$/.test(name));
  if (files.length === 0) throw badInput(`There are no journey files in ${folder}.`);
  return files.toSorted().map((name) => join(folder, name));
}

function refuseTwice(plans: readonly PlanOfChange[]): void {
  const names = new Set<string>();
  for (const { name } of plans) {
    if (names.has(name)) throw badInput(`Two files hold a journey named "${name}".`);
    names.add(name);
  }
}

function sayCount(plans: readonly PlanOfChange[]): string {
  const of = (...does: PlanOfChange['does'][]) => plans.filter((plan) => does.includes(plan.does)).length;
  return `Plan: ${of('create', 'publish')} to add, ${of('change')} to change, ${count(of('nothing'), 'journey')} unchanged.`;
}
