import {
  simulate,
  type Entry,
  type LeadFacts,
  type Plan,
  type Simulated,
  type SimulatedMail,
  type SimulateInput,
} from '@tendril/journey';
import { Command } from 'commander';
import { badInput } from '../cli-error.ts';
import { readLead, type LeadFile } from '../input/lead-file.ts';
import { readSoundJourney } from '../input/read-journey.ts';
import { endOf, pathOf, subjectOf, titleOf, type LeadReport } from '../report/lead-report.ts';
import { sayLead } from '../report/say-lead.ts';
import { readScript } from '../script/script-file.ts';
import { simulatedScript } from '../script/simulated-script.ts';
import { entryOf } from '../play/entry-of.ts';
import { printJson } from '../terminal.ts';
import { sayIsoDuration } from '../time/iso-duration.ts';

interface Options {
  lead: string;
  script?: string;
  from?: string;
  entry?: string;
  runId: string;
  json?: boolean;
}

/** `tendril simulate`: one lead through a journey on a virtual clock, by the code the engine runs. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .summary('carry one lead through a journey on a virtual clock')
    .description(
      'Shows the path one lead would take, its mails and its end. Uses the very code of the engine, but no server: nothing is ' +
        'sent or stored. Custom activities end with their first outcome.',
    )
    .argument('<file>', 'the journey, as JSON')
    .requiredOption('--lead <file>', 'the lead: { email, fields, score, stage, tags, timeZone, consents }')
    .option('--script <file>', 'what happens: [{ "at": "P2DT3H", "event": "reply", "text": "Yes, please call me." }]')
    .option('--from <instant>', 'when the lead enters, as 2026-03-02T09:00:00Z; now unless given')
    .option('--entry <step>', 'id of the entry it comes by; the one for lists or by hand, else the first, unless given')
    .option('--run-id <text>', 'decides splits: the same text always goes the same ways', 'simulated')
    .option('--json', 'answer as JSON')
    .action(async (file: string, options: Options) => {
      const { plan } = await readSoundJourney(file);
      const lead = await readLead(options.lead);
      const script = options.script === undefined ? [] : await readScript(options.script);
      const input = inputOf(plan, lead, options);
      const report = reportOf(simulate({ ...input, script: simulatedScript(input, script) }), input);
      if (options.json === true) printJson(report);
      else sayLead(report);
    });
}

function inputOf(plan: Plan, lead: LeadFile, options: Options): Omit<SimulateInput, 'script'> {
  const at = options.from === undefined ? Date.now() : Date.parse(options.from);
  if (Number.isNaN(at)) throw badInput(`"${options.from}" is no instant. Write it as 2026-03-02T09:00:00Z.`);
  const entry: Entry = { nodeId: entryOf(plan, options.entry), key: '', at, properties: {} };
  const facts: LeadFacts = { id: 'simulated', createdAt: at, suppression: null, ...lead };
  return { plan, runId: options.runId, lead: facts, entry };
}

function reportOf(simulated: Simulated, { plan, lead, entry }: Omit<SimulateInput, 'script'>): LeadReport {
  const { steps, mails, end, standing } = simulated;
  const since = (at: number | null): string | null => (at === null ? null : sayIsoDuration(at - entry.at));
  return {
    email: lead.email,
    timeZone: lead.timeZone ?? plan.settings.timeZone,
    status: standing.kind === 'ended' ? 'ended' : standing.kind === 'held' ? 'held' : 'waiting',
    enteredAt: new Date(entry.at).toISOString(),
    path: pathOf(steps, { plan, enteredAt: entry.at }),
    mails: mails.map((mail) => {
      const { nodeId, visit } = mail;
      const at = momentOfMail(simulated, mail);
      const state = at === null ? 'withdrawn' : 'accepted';
      return { nodeId, visit, subject: subjectOf(plan, nodeId), state, at: isoOf(at), since: since(at) };
    }),
    end: endOf(end, entry.at),
    standsAt: standing.kind === 'ended' ? null : standsAt(standing, plan),
  };
}

/** A mail of the last block leaves after the run has ended, where the simulation stops. */
function momentOfMail({ facts, end }: Simulated, mail: SimulatedMail): number | null {
  if (mail.leftAt !== null || end === null) return mail.leftAt;
  const fact = facts.mails.find(({ nodeId, visit }) => nodeId === mail.nodeId && visit === mail.visit);
  return fact?.state === 'queued' ? mail.sendAfter : null;
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function standsAt(standing: Exclude<Simulated['standing'], { kind: 'ended' }>, plan: Plan): LeadReport['standsAt'] {
  const { nodeId } = standing;
  return { nodeId, title: titleOf(plan, nodeId), reason: standing.kind === 'held' ? standing.reason : null };
}
