import {
  definitionOf,
  isTimeZone,
  simulate,
  type Graph,
  type LeadFacts,
  type Plan,
  type ScriptedCall,
  type SimulateInput,
  type Simulated,
} from '@tendril/journey';
import type { Act } from './deed.ts';
import { momentsOf, type Moment } from './moments-of.ts';
import { pathAt } from './path-at.ts';
import { playActs, type Idle, type Play } from './play-acts.ts';

export interface TestedMail {
  stepId: string;
  /** When it left; null for one that did not. */
  leftAt: number | null;
  /** The lead as they were just then. */
  lead: LeadFacts;
}

/** What became of one tested lead. Times in epoch ms. */
export interface TestRun {
  enteredAt: number;
  /** Whose time is shown: the lead's where it is known, else the journey's. */
  timeZone: string;
  entry: Readonly<Record<string, unknown>>;
  moments: readonly Moment[];
  mails: readonly TestedMail[];
  /** Acts nothing came of, by id, and why. */
  idle: ReadonlyMap<string, Idle>;
  /** Steps, and exits as `step/exit`, that the lead came through. */
  path: ReadonlySet<string>;
}

export interface TestInput {
  plan: Plan;
  graph: Graph;
  lead: LeadFacts;
  acts: readonly Act[];
  /** Id of one of `salesAnswers`. */
  sales: string;
  /** The way in; the first one when left out. */
  entryStep?: string;
  /** Ways to take at splits, by step. */
  arms?: Readonly<Record<string, string>>;
  /** Outcomes of own steps, by step. */
  calls?: Readonly<Record<string, string>>;
  /** Quiet hours of the workspace, for a journey that sets none. */
  quietHours?: SimulateInput['quietHours'];
  /** When the lead enters, epoch ms. */
  at: number;
}

/** No journey that is meant so takes longer; an endless loop of waits ends here. */
const longestMs = 2 * 365 * 86_400_000;

/** Carries a lead through the draft, in the browser and at once. */
export function playTest(input: TestInput): TestRun {
  const { plan, graph, lead, acts, sales, at } = input;
  const nodeId = input.entryStep ?? plan.entries[0] ?? '';
  const entry = { nodeId, key: '', at, properties: entryProperties(plan, nodeId) };
  const play: Play = (script, until = at + longestMs) =>
    simulate({
      ...{ plan, runId: 'test', lead, entry, script, until },
      arms: input.arms ?? {},
      callOutcomes: callsOf(input.calls ?? {}),
      ...(input.quietHours === undefined ? {} : { quietHours: input.quietHours }),
    });
  const played = playActs({ play, graph, acts, sales, enteredAt: at });
  const { result, script } = played;
  const timeZone = lead.timeZone !== null && isTimeZone(lead.timeZone) ? lead.timeZone : plan.settings.timeZone;
  const moments = momentsOf(played, { graph, timeZone });
  return {
    enteredAt: at,
    timeZone,
    entry: entry.properties,
    moments,
    mails: mailsOf(result, (leftAt) => play(script, leftAt).facts.lead),
    idle: played.idle,
    path: pathAt(moments, null),
  };
}

function mailsOf({ mails, facts }: Simulated, leadAt: (at: number) => LeadFacts): TestedMail[] {
  return mails.map(({ nodeId, leftAt }) => ({
    stepId: nodeId,
    leftAt,
    lead: leftAt === null ? facts.lead : leadAt(leftAt),
  }));
}

function callsOf(outcomes: Readonly<Record<string, string>>): Record<string, ScriptedCall> {
  return Object.fromEntries(Object.entries(outcomes).map(([step, outcome]) => [step, { outcome }]));
}

/** What the event that lets the lead in says, as far as the way in asks for it. */
function entryProperties(plan: Plan, nodeId: string): Readonly<Record<string, unknown>> {
  const node = plan.nodes[nodeId];
  const form: unknown = Object(node?.config)['form'];
  return definitionOf(node?.kind ?? '')?.kind === 'entry.form' ? { form } : {};
}
