import { simulate, type Simulated } from '../advance/simulate.ts';
import type { ScriptedCall, ScriptedEvent } from '../advance/script.ts';
import { compileGraph } from '../compile/compile-graph.ts';
import { handoffAnswers, repliedEvent } from '../model/event-names.ts';
import type { LeadFacts } from '../model/facts.ts';
import type { Graph } from '../model/graph.ts';
import type { Plan } from '../model/plan.ts';
import { addDuration } from '../time/calendar.ts';
import { readDuration, type DurationText } from './duration-text.ts';

/** Who the lead is and how they come in; all of it may be left out. */
export interface LeadInTestInput {
  lead?: Partial<LeadFacts>;
  /** Id of the entry step; the journey's first otherwise. */
  by?: string;
  /** When they enter, epoch ms; Monday 5 January 2026, 09:00 UTC otherwise. */
  at?: number;
  /** What the form or event said. */
  properties?: Readonly<Record<string, unknown>>;
  /** How custom activities end, by step or kind of activity. */
  callOutcomes?: Readonly<Record<string, ScriptedCall>>;
  /** Decides splits. */
  runId?: string;
}

const firstMonday = Date.UTC(2026, 0, 5, 9);

/** An email the lead got by now. */
export interface ReceivedEmail {
  step: string;
  /** Epoch ms. */
  at: number;
}

/**
 * A lead in a journey on a clock that stands still until the test moves it, for tests of journeys beside their code:
 *
 *   const lead = leadIn(guideJourney.graph());
 *   lead.fastForward('3 days');
 *   expect(lead.emails.map(({ step }) => step)).toEqual(['guide', 'second']);
 *
 * Runs the very code the engine runs. Throws where the journey has errors.
 */
export function leadIn(graph: Graph, input: LeadInTestInput = {}): LeadInTest {
  const compiled = compileGraph(graph);
  if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join(' '));
  return new LeadInTest(compiled.plan, input);
}

export class LeadInTest {
  readonly #plan: Plan;
  readonly #input: LeadInTestInput;
  readonly #enteredAt: number;
  readonly #script: ScriptedEvent[] = [];
  #now: number;

  constructor(plan: Plan, input: LeadInTestInput) {
    this.#plan = plan;
    this.#input = input;
    this.#enteredAt = input.at ?? firstMonday;
    this.#now = this.#enteredAt;
  }

  /** Lets time pass; days and weeks keep the time of day where the lead is. */
  fastForward(duration: DurationText): this {
    const zone = this.#input.lead?.timeZone ?? this.#plan.settings.timeZone;
    this.#now = addDuration(this.#now, readDuration(duration), zone);
    return this;
  }

  /** Something happens to the lead now. `step` names the email or hand-off it is about. */
  does(name: string, properties: Readonly<Record<string, unknown>> = {}, step?: string): this {
    this.#script.push({ at: this.#now, name, properties, ...(step === undefined ? {} : { node: step }) });
    return this;
  }

  /** Answers an email; the first meaning is the main one. */
  replies(to: string, ...meanings: readonly [string, ...string[]]): this {
    const replyId = `reply/${this.#script.length}`;
    return this.does(repliedEvent, { replyId, intent: meanings[0], intents: meanings }, to);
  }

  /** Sales answers a hand-off. */
  salesAnswers(
    step: string,
    answer: keyof typeof handoffAnswers,
    more: { until?: string; reason?: string } = {},
  ): this {
    return this.does(handoffAnswers[answer], more, step);
  }

  /** Emails that have left by now, oldest first. */
  get emails(): ReceivedEmail[] {
    return this.#soFar().mails.flatMap(({ nodeId, leftAt }) => (leftAt === null ? [] : [{ step: nodeId, at: leftAt }]));
  }

  /** The steps passed, as `step:exit`. */
  get path(): string[] {
    return this.#soFar().steps.map(({ nodeId, port }) => `${nodeId}:${port ?? 'end'}`);
  }

  /** The step the lead stands at; null when the journey is over for them. */
  get standsAt(): string | null {
    const { standing } = this.#soFar();
    return standing.kind === 'ended' ? null : standing.nodeId;
  }

  /** Why the journey ended for the lead; null while it has not. */
  get endedBecause(): string | null {
    return this.#soFar().end?.reason ?? null;
  }

  /** Score, stage, tags and fields as they are now. */
  get lead(): LeadFacts {
    return this.#soFar().facts.lead;
  }

  /** Played anew from the beginning each time: the same script gives the same journey, and nothing has to be kept in step. */
  #soFar(): Simulated {
    const { lead, by = this.#plan.entries[0] ?? '', properties = {}, callOutcomes, runId = 'test' } = this.#input;
    return simulate({
      plan: this.#plan,
      runId,
      lead: { ...aLead, createdAt: this.#enteredAt, ...lead },
      entry: { nodeId: by, key: '', at: this.#enteredAt, properties },
      script: this.#script,
      until: this.#now,
      ...(callOutcomes === undefined ? {} : { callOutcomes }),
    });
  }
}

/** Somebody everything may be sent to. */
const aLead: LeadFacts = {
  id: 'lead-in-test',
  email: 'lead@example.test',
  fields: {},
  score: 0,
  stage: 'lead',
  tags: [],
  timeZone: null,
  createdAt: firstMonday,
  consents: { marketing: true },
  suppression: null,
};
