import type { RunStatus } from '@tendril/db';
import type { Graph } from '@tendril/journey';
import type { ScorePart } from './score-parts.ts';
import { itemOfMail } from './timeline/of-mails.ts';
import { sayEnd, whyPassed } from './timeline/of-runs.ts';
import { sayReason } from './timeline/say-reason.ts';
import { outcomeOf, realMoment, titleOf, type LeadStory, type RunStory } from './timeline/story.ts';

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

/** A step the lead went through. Times are ISO 8601, on the real clock. */
export interface PassedStep {
  nodeId: string;
  visit: number;
  title: string;
  port: string | null;
  /** What stands at the exit; null where a step has just one, or none. */
  outcome: string | null;
  /** What became of the step's email, such as "Sent: “Your guide”"; null for a step that is none. */
  email: string | null;
  arrivedAt: string;
  leftAt: string;
  /** What the way out rested on, one sentence a line. */
  why: string;
}

/** What else is told of a lead: its emails, and what made its score. */
export interface RunContext {
  mails: LeadStory['mails'];
  parts: readonly ScorePart[];
}

export function runOfLead(story: RunStory, context: RunContext): RunOfLead {
  const { run, journeyName, versionNumber, graph } = story;
  const { id, journeyId, status, nodeId, heldReason } = run;
  return {
    ...{ id, journeyId, journeyName, versionNumber, status, nodeId, graph },
    heldReason: heldReason === null ? null : sayReason(heldReason),
    endReason: sayEnd(story),
    at: titleOf(story, nodeId),
    enteredAt: run.enteredAt.toISOString(),
    dueAt: run.dueAt?.toISOString() ?? null,
    endedAt: run.endedAt?.toISOString() ?? null,
    path: story.steps.map((step) => passedStep(story, { step, ...context })),
  };
}

function passedStep(
  story: RunStory,
  { step, mails, parts }: RunContext & { step: RunStory['steps'][number] },
): PassedStep {
  const { runId, nodeId, visit, port, kind } = step;
  const mail = mails.find((row) => row.runId === runId && row.nodeId === nodeId && row.visit === visit);
  const told = mail === undefined ? null : itemOfMail(mail, story);
  const unsent = kind === 'email' ? 'Not sent' : null;
  return {
    ...{ nodeId, visit, port },
    title: titleOf(story, nodeId),
    outcome: outcomeOf(story, step),
    email: told?.title ?? unsent,
    arrivedAt: realMoment(story, step.arrivedAt),
    leftAt: told?.at ?? realMoment(story, step.leftAt),
    why: told?.why ?? whyPassed(story, { step, parts }),
  };
}
