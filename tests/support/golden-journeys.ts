import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scriptSchema, simulatedScript, type ScriptedEvent } from '@tendril/cli';
import {
  compileGraph,
  entriesFor,
  parseGraph,
  simulate,
  type Entry,
  type Graph,
  type LeadFacts,
  type Plan,
  type ScriptedCall,
} from '@tendril/journey';
import { sayDuration } from './say-duration.ts';

/** What a lead went through, in the words of the golden files: "m1#2 sent P3D" is the second passing of m1, after 3 days. */
export interface Passage {
  path: string[];
  /** The mails that left, and when. */
  mails: string[];
  end: string | null;
  standsAt: string | null;
  /** When the goal was counted. */
  goal: string | null;
}

/** One lead of a golden journey. Dates that hang on the entry are those of an entry at the moment the file was read for. */
export interface GoldenCase {
  /** Name of the file and title of the case. */
  name: string;
  lead: LeadFacts;
  script: readonly ScriptedEvent[];
  callOutcomes: Readonly<Record<string, ScriptedCall>>;
  entry: Omit<Entry, 'at'>;
  expected: Passage;
}

export interface GoldenJourney {
  name: string;
  graph: Graph;
  plan: Plan;
  /** The moment the expected times of day belong to, epoch ms. */
  startsAt: number;
  cases: GoldenCase[];
}

/** As the files are written; only tests of ours read them. */
interface GoldenFile {
  startsAt: string;
  journey: unknown;
  cases: {
    title: string;
    lead: Partial<LeadFacts>;
    script?: unknown[];
    calls?: Record<string, ScriptedCall>;
    entry?: { event: string; properties: Record<string, unknown> };
    path: string[];
    mails: string[];
    end?: string;
    standsAt?: string;
    goal?: string | null;
  }[];
}

const folder = join(import.meta.dirname, '..', 'fixtures', 'journeys', 'golden');
const byList = { event: 'list.imported', properties: {} };

/** Every golden journey; dates that hang on the entry are counted from `enteredAt` (epoch ms), else from the file's own start. */
export function readGoldenJourneys(enteredAt?: number): GoldenJourney[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => readGoldenJourney(name.replace(/\.json$/, ''), enteredAt));
}

function readGoldenJourney(name: string, enteredAt: number | undefined): GoldenJourney {
  const text = readFileSync(join(folder, `${name}.json`), 'utf8');
  const startsAt = Date.parse((JSON.parse(text) as GoldenFile).startsAt);
  // Safe because these files are part of the tests: what does not fit fails there.
  const file = withDates(JSON.parse(text), enteredAt ?? startsAt) as GoldenFile;
  const parsed = parseGraph(file.journey);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problems)}`);
  const compiled = compileGraph(parsed.graph);
  if (!compiled.ok) throw new Error(`${name}: ${JSON.stringify(compiled.problems)}`);
  const { plan } = compiled;
  const cases = file.cases.map((one, index) => caseOf(one, { plan, name, index }));
  return { name, graph: parsed.graph, plan, startsAt, cases };
}

function caseOf(one: GoldenFile['cases'][number], of: { plan: Plan; name: string; index: number }): GoldenCase {
  const { event, properties } = one.entry ?? byList;
  const [entry] = entriesFor(of.plan, { name: event, properties });
  if (entry === undefined) throw new Error(`${of.name}: nothing lets in "${one.title}"`);
  const email = one.lead.email ?? `${of.name}.${of.index}@golden.example`;
  return {
    name: `${of.name}: ${one.title}`,
    lead: { ...plainLead, ...one.lead, id: email, email },
    script: scriptSchema.parse(one.script ?? []),
    callOutcomes: one.calls ?? {},
    entry: { ...entry, properties },
    expected: {
      path: one.path,
      mails: one.mails,
      end: one.end ?? null,
      standsAt: one.standsAt ?? null,
      goal: one.goal ?? null,
    },
  };
}

const plainLead: Omit<LeadFacts, 'id' | 'email'> = {
  fields: {},
  score: 0,
  stage: 'lead',
  tags: [],
  timeZone: null,
  createdAt: Date.UTC(2026, 0, 1),
  consents: {},
  suppression: null,
};

/** `{ "$in": "P5D" }` becomes the instant so long after the entry. */
function withDates(value: unknown, enteredAt: number): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withDates(one, enteredAt));
  if (typeof value !== 'object' || value === null) return value;
  if ('$in' in value) {
    const [day] = scriptSchema.parse([{ at: value.$in, event: 'date' }]);
    return new Date(enteredAt + (day?.atMs ?? 0)).toISOString();
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withDates(one, enteredAt)]));
}

/** What the simulator makes of a case, for an entry at a moment (epoch ms) by a run of this id. */
export function simulatePassage(plan: Plan, golden: GoldenCase, run: { runId: string; at: number }): Passage {
  const { lead, script, callOutcomes } = golden;
  const input = { plan, runId: run.runId, lead, entry: { ...golden.entry, at: run.at }, callOutcomes };
  const { steps, mails, end, standing, effects } = simulate({
    ...input,
    script: simulatedScript(input, script),
  });
  const goal = effects.find((effect) => effect.kind === 'reachGoal');
  const left = mails.flatMap((mail) => (mail.leftAt === null ? [] : [{ ...mail, at: mail.leftAt }]));
  return {
    path: steps.map(({ nodeId, visit, port, leftAt }) => sayStep({ nodeId, visit, port, sinceMs: leftAt - run.at })),
    mails: left.map(({ nodeId, visit, at }) => sayStep({ nodeId, visit, sinceMs: at - run.at })),
    end: end?.reason ?? null,
    standsAt: end === null && standing.kind !== 'ended' ? standing.nodeId : null,
    goal: goal === undefined || end?.by === 'goal' ? null : sayDuration(goal.at - run.at),
  };
}

/** "m1#2 sent P3D"; mails have no port. */
export function sayStep(of: { nodeId: string; visit: number; port?: string | null; sinceMs: number }): string {
  const step = of.visit === 1 ? of.nodeId : `${of.nodeId}#${of.visit}`;
  const port = of.port === undefined ? '' : ` ${of.port ?? '.'}`;
  return `${step}${port} ${sayDuration(of.sinceMs)}`;
}
