import {
  assumedPeople,
  assumptionsSchema,
  forecast,
  type Assumptions,
  type LeadFacts,
  type Plan,
} from '@tendril/journey';
import { Command } from 'commander';
import { findJourney } from '../as-code/find-journey.ts';
import { withEngine } from '../as-code/with-engine.ts';
import { badInput } from '../cli-error.ts';
import { recordedPeople } from '../forecast/recorded-people.ts';
import { sayAssumptions, sayForecast } from '../forecast/say-forecast.ts';
import { readJsonAs } from '../input/read-file.ts';
import { readSoundJourney } from '../input/read-journey.ts';
import { entryOf } from '../play/entry-of.ts';
import { print, printJson } from '../terminal.ts';
import { readAmount } from '../time/units.ts';

interface Options {
  people: string;
  over: string;
  for: string;
  from?: string;
  entry?: string;
  assume?: string;
  history?: string;
  json?: boolean;
}

/** `tendril forecast`: what a journey would do with many people. */
export function forecastCommand(): Command {
  return new Command('forecast')
    .summary('play a journey for many people')
    .description(
      'Plays a journey for many people on the code the engine runs, and adds up: people by step and exit, emails a day, hand-offs a week. ' +
        'They do what is assumed of people, or what those did who really entered. Nothing is sent or stored.',
    )
    .argument('<file>', 'the journey, as JSON or TypeScript')
    .option('--people <number>', 'how many enter', '1000')
    .option('--over <duration>', 'over what time they enter, as 28d', '28d')
    .option('--for <duration>', 'how far to look, as 42d', '42d')
    .option('--from <instant>', 'when it begins, as 2026-03-02T09:00:00Z; now unless given')
    .option('--entry <step>', 'id of the entry they come by')
    .option('--assume <file>', 'what is assumed of people: { "replies": 0.05, "events": { "trial.started": 0.1 } }')
    .option('--history <duration>', 'instead: whoever entered this journey within that time, as 8w, with what they did')
    .option('--json', 'answer as JSON')
    .action(async (file: string, options: Options) => {
      const { plan } = await readSoundJourney(file);
      const { foretold, basis, assumptions } = await (options.history === undefined
        ? byAssumption(plan, options)
        : byHistory(plan, options.history));
      if (options.json === true) printJson({ ...foretold, assumptions });
      else for (const line of sayForecast(plan, foretold, basis)) print(line);
    });
}

async function byAssumption(plan: Plan, options: Options) {
  const assumptions: Assumptions =
    options.assume === undefined
      ? assumptionsSchema.parse({})
      : await readJsonAs(options.assume, 'a file of assumptions', assumptionsSchema);
  const from = options.from === undefined ? Date.now() : Date.parse(options.from);
  if (Number.isNaN(from)) throw badInput(`"${options.from}" is no instant. Write it as 2026-03-02T09:00:00Z.`);
  const count = Number(options.people);
  if (!Number.isInteger(count) || count < 1 || count > 1_000_000)
    throw badInput(`"${options.people}" is no number of people from 1 to 1,000,000.`);
  const people = assumedPeople({
    ...{ count, from, assumptions, entryStep: entryOf(plan, options.entry) },
    overDays: durationOf(options.over) / 86_400_000,
    leads: [{ ...anybody, createdAt: from }],
  });
  const foretold = forecast({ plan, people, from, until: from + durationOf(options.for) });
  return { foretold, assumptions, basis: sayAssumptions(assumptions) };
}

async function byHistory(plan: Plan, history: string) {
  const now = Date.now();
  const sinceMs = now - durationOf(history);
  return withEngine(async ({ db }) => {
    const kept = await findJourney(db, plan.name);
    if (kept === null) throw badInput(`There is no journey "${plan.name}" whose history could be taken.`);
    const people = await recordedPeople(db, { journeyId: kept.id, sinceMs, plan });
    const foretold = forecast({ plan, people, from: sinceMs, until: now });
    return { foretold, assumptions: null, basis: `as those of the last ${history} who really entered` };
  });
}

function durationOf(text: string): number {
  const ms = readAmount(text);
  if (ms === null || ms <= 0) throw badInput(`"${text}" is no duration. Write it as 28d or 6w.`);
  return ms;
}

/** Somebody everything may be sent to. */
const anybody: LeadFacts = {
  id: 'anybody',
  email: 'anybody@people.example',
  fields: {},
  score: 0,
  stage: 'lead',
  tags: [],
  timeZone: null,
  createdAt: 0,
  consents: { marketing: true },
  suppression: null,
};
