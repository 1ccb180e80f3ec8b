import type { ConditionFacts } from '@tendril/condition';
import type { Effect, Step } from '../model/effect.ts';
import type { Facts, LeadEvent } from '../model/facts.ts';
import type { Plan, PlanNode } from '../model/plan.ts';
import type { RunState } from '../model/state.ts';
import { applyEffect } from './apply-effect.ts';

/** Below this lateness a block happens at the moment that caused it; later, at now. */
export const timelyMs = 5 * 60_000;

const noEvents: readonly LeadEvent[] = [];

/**
 * Facts and state as the walk sees them: effects already made change both. One object per `advance`; neither the facts nor
 * the state handed in are changed.
 */
export class World implements ConditionFacts {
  readonly plan: Plan;
  /** The clock, not the block's time: windows, caps and consent look at it. */
  readonly now: number;
  facts: Facts;
  readonly state: RunState;
  readonly effects: Effect[] = [];
  readonly steps: Step[] = [];
  readonly obeyed: string[] = [];
  goalJustReached = false;
  readonly #visits: Record<string, number>;
  #byName: Map<string, LeadEvent[]> | null = null;

  constructor({ plan, state, facts, now }: { plan: Plan; state: RunState; facts: Facts; now: number }) {
    this.plan = plan;
    this.#visits = { ...state.visits };
    this.state = { ...state, visits: this.#visits };
    this.facts = facts;
    this.now = now;
  }

  get enteredAt(): number {
    return this.state.entry.at;
  }

  get timeZone(): string {
    return this.facts.lead.timeZone ?? this.plan.settings.timeZone;
  }

  /** Value of a field as conditions name it: `email`, `score`, `lead.industry`, `entry.amount`, `consent.news` … */
  field(name: string): unknown {
    const { lead } = this.facts;
    switch (name) {
      case 'email':
        return lead.email;
      case 'score':
        return lead.score;
      case 'stage':
        return lead.stage;
      case 'tags':
        return lead.tags;
      case 'timeZone':
        return lead.timeZone;
      case 'createdAt':
        return lead.createdAt;
    }
    const dot = name.indexOf('.');
    const rest = name.slice(dot + 1);
    switch (name.slice(0, dot)) {
      case 'lead':
        return lead.fields[rest];
      case 'entry':
        return this.state.entry.properties[rest];
      case 'consent':
        return lead.consents[rest] ?? false;
      default:
        return undefined;
    }
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
    const timely = state.accelerated || this.now - causedAt < timelyMs;
    state.blockAt = Math.max(state.blockAt, timely ? causedAt : this.now);
    state.momentAt = Math.max(state.momentAt, causedAt);
  }

  visit(nodeId: string): void {
    this.#visits[nodeId] = this.visitOf(nodeId) + 1;
  }

  visitOf(nodeId: string): number {
    return this.#visits[nodeId] ?? 0;
  }

  /** Marks an event as having decided something, so that it does not decide again; remembers a human reply. */
  use(event: LeadEvent): void {
    this.state.used = [...this.state.used, event.id];
    if (event.name === 'reply.received') this.state.reply = event;
  }

  step({ node, port, arrivedAt, facts }: { node: PlanNode; port: string | null; arrivedAt: number; facts: Record<string, unknown> }): void {
    this.steps.push({ nodeId: node.id, visit: this.visitOf(node.id), kind: node.kind, port, arrivedAt, leftAt: this.state.blockAt, facts });
  }

  reachGoal(): void {
    if (this.state.goalAt !== null) return;
    this.state.goalAt = this.state.blockAt;
    this.goalJustReached = true;
    this.apply({ kind: 'reachGoal', at: this.state.blockAt });
  }

  apply(effect: Effect): void {
    this.effects.push(effect);
    this.facts = applyEffect(this.facts, effect, this.state.runId);
  }
}
