import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Graph } from '@tendril/journey';
import { toCode } from '@tendril/journey/code';
import { Command, Option } from 'commander';
import { findJourney, keptJourneys, type KeptJourney } from '../as-code/find-journey.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { badInput } from '../cli-error.ts';
import { count, print, printAside } from '../terminal.ts';

interface ExportOptions {
  as: 'ts' | 'json';
  live?: boolean;
  to?: string;
}

/** `tendril export`: journeys as files, for Git. */
export function exportCommand(): Command {
  return new Command('export')
    .summary('write journeys as TypeScript or JSON')
    .description('Writes the draft of one journey to standard output, or every journey into a folder, one file each.')
    .argument('[journey]', 'name or id; every journey where it is left out')
    .addOption(new Option('--as <form>', 'TypeScript or JSON').choices(['ts', 'json']).default('ts'))
    .option('--live', 'the version new leads enter, instead of the draft')
    .option('--to <folder>', 'where the files go, when every journey is exported')
    .action(async (name: string | undefined, options: ExportOptions) => {
      await withEngine(async ({ db }) => {
        if (name === undefined) return exportAll(await keptJourneys(db), options);
        const found = await findJourney(db, name);
        if (found === null) throw badInput(`There is no journey "${name}".`);
        print(textOf(graphOf(found, options), options).trimEnd());
      });
    });
}

async function exportAll(journeys: readonly KeptJourney[], options: ExportOptions): Promise<void> {
  const { to, as, live = false } = options;
  if (to === undefined) throw badInput('Say which journey to export, or into which folder with --to.');
  await mkdir(to, { recursive: true });
  const exported = journeys.filter(({ live: version }) => !live || version !== null);
  const taken = new Set<string>();
  for (const journey of exported) {
    const file = join(to, `${unlike(fileNameOf(journey.name), taken)}.${as}`);
    await writeFile(file, textOf(graphOf(journey, options), options));
    printAside(file);
  }
  print(`Exported ${count(exported.length, 'journey')}.`);
}

function graphOf({ name, draft, live }: KeptJourney, options: ExportOptions): Graph {
  if (options.live !== true) return draft;
  if (live === null) throw badInput(`"${name}" was never published.`);
  return live.graph;
}

/** JSON is in one order of keys, so that a difference in Git is a difference of the journey. */
function textOf(graph: Graph, { as }: ExportOptions): string {
  return as === 'ts' ? toCode(graph) : `${JSON.stringify(JSON.parse(canonicalJson(graph)), null, 2)}\n`;
}

const fileNameOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'journey';

function unlike(name: string, taken: Set<string>): string {
  let free = name;
  for (let nth = 2; taken.has(free); nth += 1) free = `${name}-${nth}`;
  taken.add(free);
  return free;
}
