import type { Effect, Standing, Step } from '../model/effect.ts';
import type { Facts, LeadFacts } from '../model/facts.ts';
import type { Plan } from '../model/plan.ts';
import type { Entry, RunEnd } from '../model/state.ts';
import type { ScriptedCall, ScriptedEvent } from './script.ts';
import { Simulation } from './simulation.ts';

export interface SimulateInput {
  plan: Plan;
  /** Decides splits; the same id goes the same ways. */
  runId: string;
  lead: LeadFacts;
  entry: Entry;
  script: readonly ScriptedEvent[];
  /** By step id, else by kind of activity; an activity not named ends with its first outcome. */
  callOutcomes?: Readonly<Record<string, ScriptedCall>>;
  /** Ways to take at splits, by step id, as if the lead had taken them before; other splits draw lots. */
  arms?: Readonly<Record<string, string>>;
  /** Quiet hours of the workspace, for a journey that sets none. */
  quietHours?: Facts['quietHours'];
  /** What the lead and sales do in answer to what happens, as events to come; asked once for each thing. */
  react?: (happened: Happened) => readonly ScriptedEvent[];
  /** Stops before what would happen after this moment (epoch ms). */
  until?: number;
}

/** Something people may react to. Times in epoch ms of the run's clock. */
export type Happened =
  | { kind: 'mail'; nodeId: string; visit: number; at: number }
  | { kind: 'handoff'; nodeId: string; visit: number; at: number; dueAt: number }
  /** The lead waits at a step, for these events among others. */
  | { kind: 'wait'; nodeId: string; visit: number; at: number; events: readonly string[] };

export interface SimulatedMail {
  nodeId: string;
  visit: number;
  purpose: 'marketing' | 'service';
  topic: string;
  decidedAt: number;
  sendAfter: number;
  /** When it left; null when it was withdrawn, or had not left at the end. */
  leftAt: number | null;
}

export interface Simulated {
  steps: Step[];
  mails: SimulatedMail[];
  effects: Effect[];
  /** Null when the run stands somewhere still. */
  end: RunEnd | null;
  standing: Standing;
  /** As they are at the end. */
  facts: Facts;
  /** How often the run had to look. */
  wakes: number;
}

/** More looks than this are no journey but a mistake; six busy weeks take some hundred. */
const mostWakes = 100_000;

/**
 * Carries one lead through a journey on a virtual clock, which jumps to the next thing that happens: a scripted event, a
 * mail that leaves, a deadline. Runs the very code the engine runs.
 */
export function simulate(input: SimulateInput): Simulated {
  const simulation = new Simulation(input);
  simulation.look(input.entry.at);
  while (simulation.wakes < mostWakes && simulation.goOn()) continue;
  return simulation.result();
}
