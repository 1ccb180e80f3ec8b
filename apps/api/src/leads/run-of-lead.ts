import type { RunStatus } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import { sayEnd } from './timeline/of-runs.ts';
import { inWords, outcomeOf, realMoment, titleOf, type RunStory } from './timeline/story.ts';

/** A lead's passage through a journey, drawn on the version it takes. */
export interface RunOfLead {
  id: string;
  journeyId: string;
  journeyName: string;
  versionNumber: number;
  status: RunStatus;
  /** What the step is called at which the lead stands, or left. */
  at: string;
  nodeId: string;
  enteredAt: string;
  /** When the journey goes on by itself, on the real clock; null when only the lead or a person can move it. */
  dueAt: string | null;
  endedAt: string | null;
  /** In words. */
  heldReason: string | null;
  endReason: string | null;
  path: PassedStep[];
  graph: Graph;
}

export interface PassedStep {
  nodeId: string;
  visit: number;
  title: string;
  port: string | null;
  /** What stands at the exit; null where a step has just one, or none. */
  outcome: string | null;
  arrivedAt: string;
  leftAt: string;
}

export function runOfLead(story: RunStory): RunOfLead {
  const { run, journeyName, versionNumber, graph } = story;
  const { id, journeyId, status, nodeId, heldReason } = run;
  return {
    ...{ id, journeyId, journeyName, versionNumber, status, nodeId, graph },
    heldReason: heldReason === null ? null : inWords(heldReason),
    endReason: sayEnd(story),
    at: titleOf(story, nodeId),
    enteredAt: run.enteredAt.toISOString(),
    dueAt: run.dueAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    path: story.steps.map((step) => ({
      ...{ nodeId: step.nodeId, visit: step.visit, port: step.port },
      title: titleOf(story, step.nodeId),
      outcome: outcomeOf(story, step),
      arrivedAt: realMoment(story, step.arrivedAt),
      leftAt: realMoment(story, step.leftAt),
    })),
  };
}
