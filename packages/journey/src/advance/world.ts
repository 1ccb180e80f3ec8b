import { evaluate, type Condition, type ConditionFacts } from '@tendril/condition';
import type { CausedEvent, Effect, Step } from '../model/effect.ts';
import type { Facts, LeadEvent } from '../model/facts.ts';
import type { Plan, PlanNode } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { isTimeZone } from '../time/zone.ts';
import { applyEffect } from './apply-effect.ts';
import { causedEvents } from './events-of.ts';
import { readField } from './read-field.ts';

/** Below this lateness a block happens at the moment that caused it; later, at now. */
const timelyMs = 5 * 60_000;

const noEvents: readonly LeadEvent[] = [];

/**
 * Facts and state as the walk sees them: effects already made change both. One object per `advance`; neither the facts nor
 * the state handed in are changed.
 */
export class World implements ConditionFacts {
  readonly plan: Plan;
  /** The clock, not the block's time: windows and caps look at it, so that a late block uses no window that has closed. */
  readonly clock: number;
  /** The moment conditions look at: the block's time, so that looking late or early decides the same. */
  now: number;
  facts: Facts;
  readonly state: RunState;
  readonly effects: Effect[] = [];
  readonly steps: Step[] = [];
  readonly obeyed: string[] = [];
  /** What the effects are to whoever listens for changes of the lead. */
  readonly caused: CausedEvent[] = [];
  goalJustReached = false;
  /** Our own copy of the visits, made at the first arrival: most looks arrive nowhere. */
  #visits: Record<string, number> | null = null;
  #byName: Map<string, LeadEvent[]> | null = null;

  constructor({ plan, state, facts, now }: { plan: Plan; state: RunState; facts: Facts; now: number }) {
    this.plan = plan;
    this.state = { ...state };
    this.facts = facts;
    this.clock = now;
    this.now = now;
  }

  get enteredAt(): number {
    return this.state.entry.at;
  }

  /** The lead's zone, else the journey's. A zone nobody knows counts as none. */
  get timeZone(): string {
    const { timeZone } = this.facts.lead;
    return timeZone !== null && isTimeZone(timeZone) ? timeZone : this.plan.settings.timeZone;
  }

  /** Value of a field as conditions name it. */
  field(name: string): unknown {
    return readField(name, this.facts.lead, this.state.entry);
  }

  events(name: string): readonly LeadEvent[] {
    const all = this.facts.events;
    if (all.length === 0) return noEvents;
    if (this.#byName === null) {
      this.#byName = new Map();
      for (const event of all) {
        const same = this.#byName.get(event.name);
        if (same) same.push(event);
        else this.#byName.set(event.name, [event]);
      }
    }
    return this.#byName.get(name) ?? noEvents;
  }

  /**
   * A block happens at the moment that caused it when we are timely or the run is accelerated, else at now, and never before
   * the block before it. Events count from the causing moment either way, so none falls between two waits.
   */
  beginBlock(causedAt: number): void {
    const { state } = this;
    // What was there before the wait was reached causes the block in the moment it was reached.
    state.momentAt = Math.max(state.momentAt, causedAt);
    const timely = state.accelerated || this.clock - state.momentAt < timelyMs;
    state.blockAt = Math.max(state.blockAt, timely ? state.momentAt : this.clock);
    this.now = state.blockAt;
  }

  /** Whether a condition holds at a moment (epoch ms): later events do not count. */
  holdsAt(condition: Condition, at: number): boolean {
    const before = this.now;
    this.now = at;
    const holds = evaluate(condition, this);
    this.now = before;
    return holds;
  }

  visit(nodeId: string): void {
    this.#visits ??= { ...this.state.visits };
    this.#visits[nodeId] = this.visitOf(nodeId) + 1;
    this.state.visits = this.#visits;
  }

  visitOf(nodeId: string): number {
    return this.state.visits[nodeId] ?? 0;
  }

  /** Marks an event as having decided something, so that it does not decide again; remembers a human reply. */
  use(event: LeadEvent): void {
    this.state.used = [...this.state.used, event.id];
    if (event.name === 'reply.received') this.state.reply = event;
  }

  step({
    node,
    port,
    arrivedAt,
    facts,
  }: {
    node: PlanNode;
    port: string | null;
    arrivedAt: number;
    facts: Record<string, unknown>;
  }): void {
    this.steps.push({
      nodeId: node.id,
      visit: this.visitOf(node.id),
      kind: node.kind,
      port,
      arrivedAt,
      leftAt: this.state.blockAt,
      facts,
    });
  }

  reachGoal(): void {
    if (this.state.goalAt !== null) return;
    this.state.goalAt = this.state.blockAt;
    this.goalJustReached = true;
    this.apply({ kind: 'reachGoal', at: this.state.blockAt });
  }

  apply(effect: Effect): void {
    this.effects.push(effect);
    const { runId, blockAt } = this.state;
    for (const event of causedEvents({ effect, lead: this.facts.lead, runId, at: blockAt })) this.#cause(event);
    this.facts = applyEffect(this.facts, effect, runId);
  }

  #cause(event: CausedEvent): void {
    this.caused.push(event);
    if (!Object.hasOwn(this.plan.needs.events, event.name)) return;
    const known = this.facts.events;
    const id = `${event.name}/${this.state.runId}/${known.length}`;
    const later = known.findLastIndex(({ at }) => at <= event.at) + 1;
    this.facts = { ...this.facts, events: known.toSpliced(later, 0, { id, ...event }) };
    this.#byName = null;
  }
}
