import type { JourneySettings } from './settings.ts';

/** A step as the engine executes it: settings parsed, exits resolved. `to` lacks the ports nobody connected: leads leave there. */
export interface PlanNode {
  id: string;
  kind: string;
  title: string;
  config: unknown;
  to: Record<string, string>;
}

/** How far back the events of one name are read: since entering, for ever, or so many days (and in any case since entering). */
export type EventReach = 'entry' | 'ever' | number;

/** What `advance` reads beyond the lead itself; only this is loaded. */
export interface FactNeeds {
  events: Record<string, EventReach>;
  /** True when a step sends email: address, consent, suppression and the lead's recent mail are loaded. */
  mail: boolean;
}

/** What the compiler makes of a graph. Immutable; the engine never looks at the graph. */
export interface Plan {
  planVersion: 1;
  name: string;
  entries: string[];
  nodes: Record<string, PlanNode>;
  settings: JourneySettings;
  needs: FactNeeds;
  /** Events that make the journey look at its exit conditions and goal wherever the lead stands. */
  watches: string[];
}

export const currentPlanVersion = 1;
