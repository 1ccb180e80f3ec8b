import { simulate, type Simulated, type SimulateInput } from '../advance/simulate.ts';
import type { Plan } from '../model/plan.ts';
import { dayMs } from '../time/civil-date.ts';

/** One person of a forecast: who they are, when they enter, and what they do or did. */
export type ForecastLead = Omit<SimulateInput, 'plan' | 'until'>;

/** What happened at one step. */
export interface StepForecast {
  entered: number;
  /** Still there at the end. */
  here: number;
  held: number;
  /** By exit. */
  left: Record<string, number>;
}

/** What a journey does with many people. Days are counted from `from`, in UTC. */
export interface Forecast {
  people: number;
  /** Inside at the end. */
  inside: number;
  steps: Record<string, StepForecast>;
  /** By reason. */
  ends: Record<string, number>;
  goals: number;
  /** Emails that left, by day. */
  emailsByDay: number[];
  /** Emails that were decided but held back by windows, quiet hours or caps, and those that were never sent, by reason. */
  emailsHeldBack: number;
  emailsNotSent: Record<string, number>;
  handoffsByWeek: number[];
}

export interface ForecastInput {
  plan: Plan;
  people: Iterable<ForecastLead>;
  /** Begin and end, epoch ms. What would happen later is left out. */
  from: number;
  until: number;
}

/** Plays a journey for many people, each on the code the engine runs, and adds up what became of them. */
export function forecast({ plan, people, from, until }: ForecastInput): Forecast {
  const total = begin(plan, { from, until });
  for (const lead of people) {
    if (lead.entry.at > until) continue;
    add(total, simulate({ plan, until, ...lead }), from);
  }
  return total;
}

function begin(plan: Plan, { from, until }: { from: number; until: number }): Forecast {
  const days = Math.max(1, Math.ceil((until - from) / dayMs));
  return {
    people: 0,
    inside: 0,
    steps: Object.fromEntries(Object.keys(plan.nodes).map((id) => [id, { entered: 0, here: 0, held: 0, left: {} }])),
    ends: {},
    goals: 0,
    emailsByDay: Array.from({ length: days }, () => 0),
    emailsHeldBack: 0,
    emailsNotSent: {},
    handoffsByWeek: Array.from({ length: Math.ceil(days / 7) }, () => 0),
  };
}

function add(total: Forecast, run: Simulated, from: number): void {
  total.people += 1;
  for (const { nodeId, port, facts } of run.steps) {
    const step = total.steps[nodeId];
    if (step === undefined) continue;
    step.entered += 1;
    if (port !== null) raise(step.left, port);
    if (typeof facts['notSent'] === 'string') raise(total.emailsNotSent, facts['notSent']);
    if (facts['heldUntil'] !== undefined || facts['cappedUntil'] !== undefined) total.emailsHeldBack += 1;
  }
  for (const { leftAt } of run.mails) if (leftAt !== null) raiseAt(total.emailsByDay, (leftAt - from) / dayMs);
  for (const effect of run.effects) {
    if (effect.kind === 'reachGoal') total.goals += 1;
    if (effect.kind === 'openHandoff') raiseAt(total.handoffsByWeek, (handoffAt(run, effect) - from) / dayMs / 7);
  }
  if (run.end !== null) return raise(total.ends, run.end.reason);
  total.inside += 1;
  stand(total, run);
}

function stand(total: Forecast, { standing }: Simulated): void {
  const step = standing.kind === 'ended' ? undefined : total.steps[standing.nodeId];
  if (step === undefined) return;
  step.entered += 1;
  if (standing.kind === 'held') step.held += 1;
  else step.here += 1;
}

/** When sales was told: on arriving at the step, which the lead has left or still stands at. */
function handoffAt(run: Simulated, { nodeId, visit, dueAt }: { nodeId: string; visit: number; dueAt: number }): number {
  return run.steps.find((step) => step.nodeId === nodeId && step.visit === visit)?.arrivedAt ?? dueAt;
}

function raise(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

function raiseAt(counts: number[], at: number): void {
  const index = Math.floor(at);
  if (index >= 0 && index < counts.length) counts[index] = (counts[index] ?? 0) + 1;
}
