import { Command, InvalidArgumentError } from 'commander';
import { badInput } from '../cli-error.ts';
import { readLeadsCsv, type LeadsList } from '../input/leads-csv.ts';
import { readSoundJourney } from '../input/read-journey.ts';
import { entryOf } from '../play/entry-of.ts';
import { expectedTimeMs } from '../play/expected-time.ts';
import { withOwnStack } from '../play/own-stack.ts';
import { playJourney, type PlayOptions, type PlayResult } from '../play/play-journey.ts';
import { refuseTooFast } from '../play/refuse-too-fast.ts';
import { sayLead } from '../report/say-lead.ts';
import { saySummary, summaryOf } from '../report/summary.ts';
import { readScript } from '../script/script-file.ts';
import { count, print, printAside, printJson } from '../terminal.ts';
import { readSpeed } from '../time/speed.ts';
import { readAmount, sayAmount } from '../time/units.ts';

interface Options {
  leads: string;
  script?: string;
  speed: string;
  entry?: string;
  state?: string;
  killWorker: number;
  limit: number;
  json?: boolean;
}

/** `tendril run`: a list of leads through a journey by real workflows, faster than life. */
export function runCommand(): Command {
  return new Command('run')
    .summary('carry a list of leads through a journey by real workflows')
    .description(
      'Starts Postgres, Temporal and a worker, publishes the journey, brings every lead in and lets days pass as seconds. Mails ' +
        'go to a mailbox of the run and nowhere else. Prints path, mails and end of each lead. Ends with 1 when a lead was lost ' +
        'or held, or a mail sent twice.',
    )
    .argument('<file>', 'the journey, as JSON')
    .requiredOption(
      '--leads <csv>',
      'the leads; a column "consent" says yes, no or the topics, without it all have agreed',
    )
    .requiredOption('--speed <pair>', 'how fast time passes, such as 1d=1s')
    .option('--script <file>', 'what leads and sales do, as for simulate, each event with "lead": its address')
    .option(
      '--entry <step>',
      'id of the entry leads come by; the one for lists or by hand, else the first, unless given',
    )
    .option(
      '--state <folder>',
      'keep everything in this folder (or the one TENDRIL_STATE names); a temporary one unless given',
    )
    .option('--kill-worker <times>', 'kill the worker so many times on the way', readTimes, 0)
    .option('--limit <time>', 'give up after this real time, such as 10m', readLimit, 600_000)
    .option('--json', 'answer as JSON; progress goes to standard error')
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const asked = await readAll(file, options);
  const { list } = asked;
  for (const { line, message } of list.problems) printAside(`line ${line}: ${message}`);
  const days = sayAmount(asked.expectedMs * asked.speed);
  printAside(
    `${count(list.leads.length, 'lead')}; the longest way is ${days}, which takes ${sayAmount(asked.expectedMs)}.`,
  );
  const stateDir = options.state ?? process.env['TENDRIL_STATE'];
  const result = await withOwnStack({ stateDir, say: printAside }, (own) => {
    printAside('Starting the worker.');
    return playJourney(own, asked);
  });
  report(result, list, options);
}

/** Everything that can be wrong with what was handed in is found out before anything is started. */
async function readAll(file: string, options: Options): Promise<PlayOptions> {
  const speed = readSpeed(options.speed);
  const { graph, plan } = await readSoundJourney(file);
  refuseTooFast(plan, speed);
  const list = await readLeadsCsv(options.leads);
  if (list.leads.length === 0) throw badInput(`${options.leads} has no lead that can be used.`);
  const script = options.script === undefined ? [] : await readScript(options.script);
  const entryNodeId = entryOf(plan, options.entry);
  const journeyMs = expectedTimeMs({ plan, leads: list.leads, script, entryNodeId, at: Date.now() });
  return {
    ...{ graph, plan, list, script, entryNodeId, speed },
    workerKills: options.killWorker,
    expectedMs: journeyMs / speed,
    limitMs: options.limit,
    onProgress: createProgress(),
  };
}

/** Says how far the runs are, at most every two seconds and only when something changed. */
function createProgress(): PlayOptions['onProgress'] {
  let [saidAt, said] = [performance.now(), ''];
  return ({ ended, moving, parked, held }) => {
    const line = `${ended} ended, ${moving} on the way, ${parked} waiting without a limit, ${held} held`;
    if (line === said || performance.now() - saidAt < 2_000) return;
    [saidAt, said] = [performance.now(), line];
    printAside(line);
  };
}

function report(result: PlayResult, list: LeadsList, { json = false }: Options): void {
  const { leads, leftOut, missed } = result;
  const summary = summaryOf(result);
  if (json) printJson({ summary, leads, notEntered: leftOut, rowsLeftOut: list.problems, scriptMissed: missed });
  else {
    for (const lead of leads) {
      sayLead(lead);
      print('');
    }
    for (const { line, email, why } of leftOut) print(`line ${line}: ${email} did not enter: ${why}`);
    for (const one of missed) print(one);
    saySummary(summary);
  }
  if (summary.lost + summary.held + summary.duplicates > 0) process.exitCode = 1;
}

function readTimes(text: string): number {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Write a whole number below 1000.');
}

function readLimit(text: string): number {
  const ms = readAmount(text);
  if (ms !== null && ms > 0) return ms;
  throw new InvalidArgumentError('Write a time such as 10m or 90s.');
}
