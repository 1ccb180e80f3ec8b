import type { Facts, Plan, Step } from '@tendril/journey';

/** What sales is told about a lead when it is handed over. Plain data, kept as it was at that moment. */
export interface HandoffBrief extends Record<string, unknown> {
  journey: string;
  score: number;
  stage: string;
  /** What the lead did since entering, newest last. */
  events: { name: string; at: string; intent?: unknown }[];
  /** Titles of the steps passed in this block. */
  path: string[];
}

const maxEventsInBrief = 20;

export function briefOf(plan: Plan, block: { steps: readonly Step[]; facts: Facts }): HandoffBrief {
  const { lead, events } = block.facts;
  return {
    journey: plan.name,
    score: lead.score,
    stage: lead.stage,
    events: events.slice(-maxEventsInBrief).map(({ name, at, properties }) => ({
      name,
      at: new Date(at).toISOString(),
      ...(properties['intent'] === undefined ? {} : { intent: properties['intent'] }),
    })),
    path: block.steps.map((step) => plan.nodes[step.nodeId]?.title ?? step.nodeId),
  };
}
