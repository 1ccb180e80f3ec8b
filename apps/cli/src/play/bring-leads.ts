import { lead, type Database } from '@tendril/db';
import { captureLead, enter, type Engine } from '@tendril/engine';
import type { Plan } from '@tendril/journey';
import { eq } from 'drizzle-orm';
import type { ListedLead } from '../input/leads-csv.ts';

/** A lead on its way: times are epoch ms, which is where its own clock begins as well. */
export interface Traveller {
  email: string;
  leadId: string;
  runId: string;
  enteredAt: number;
}

/** Leads that did not get in, and why. */
export interface LeftOut {
  line: number;
  email: string;
  why: string;
}

export interface Arrival {
  travellers: Traveller[];
  leftOut: LeftOut[];
}

export interface BringInput {
  leads: readonly ListedLead[];
  journeyId: string;
  entryNodeId: string;
  plan: Plan;
  speed: number;
  /** Called after each lead that got in. */
  onEntered: (traveller: Traveller) => void;
}

const consentWording = 'Stated by whoever ran the list on the command line.';

/** Captures each lead of a list and lets it into the journey on a clock of its own. One after the other, in the order of the list. */
export async function bringLeads(engine: Engine, input: BringInput): Promise<Arrival> {
  const arrival: Arrival = { travellers: [], leftOut: [] };
  const topics = topicsOf(input.plan);
  for (const listed of input.leads) {
    const result = await bringLead(engine, { ...input, listed, topics });
    if (typeof result === 'string') arrival.leftOut.push({ line: listed.line, email: listed.email, why: result });
    else {
      arrival.travellers.push(result);
      input.onEntered(result);
    }
  }
  return arrival;
}

async function bringLead(
  engine: Engine,
  of: BringInput & { listed: ListedLead; topics: readonly string[] },
): Promise<Traveller | string> {
  const { listed, topics, journeyId, entryNodeId, speed } = of;
  const { email, fields, timeZone, tags } = listed;
  const agreed = consentTopics(listed, topics);
  const captured = await captureLead(engine, {
    email,
    fields,
    ...(timeZone === null ? {} : { timeZone }),
    ...(agreed.length === 0 ? {} : { consent: { topics: agreed, source: 'import', wording: consentWording } }),
  });
  if (captured.kind === 'refused') return captured.message;
  const { leadId } = captured;
  if (tags.length > 0) await engine.db.update(lead).set({ tags }).where(eq(lead.id, leadId));
  const entered = await enter(engine, { leadId, journeyId, nodeId: entryNodeId, key: '', source: 'import', speed });
  if (entered.kind === 'keptOut') return `kept out: ${entered.why}`;
  return { email, leadId, runId: entered.runId, enteredAt: await enteredAt(engine.db, entered.runId) };
}

function consentTopics({ consent }: ListedLead, topics: readonly string[]): readonly string[] {
  if (consent === 'none') return [];
  return consent === null || consent === 'all' ? topics : consent;
}

/** The topics the emails of a journey are about. */
export function topicsOf(plan: Plan): string[] {
  const topics = Object.values(plan.nodes).flatMap(({ kind, config }) =>
    kind === 'email' && typeof config === 'object' && config !== null && 'topic' in config
      ? [String(config.topic)]
      : [],
  );
  return [...new Set(topics)];
}

async function enteredAt(db: Database, runId: string): Promise<number> {
  const row = await db.query.journeyRun.findFirst({ where: (run, { eq: is }) => is(run.id, runId) });
  return row?.enteredAt.getTime() ?? 0;
}
