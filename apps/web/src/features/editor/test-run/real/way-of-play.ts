import type { PlayView } from '@tendril/api';
import type { Graph } from '@tendril/journey';
import { nameOf, viewOf } from '../../step-view.ts';
import type { Moment } from '../play/moments-of.ts';
import { sayClock } from '../play/say-moment.ts';

const journeyDayMs = 86_400_000;

/** Steps, and exits as `step/exit`, that the lead came through, and the one they stand at. */
export function pathOfPlay({ path, standsAt }: Pick<PlayView, 'path' | 'standsAt'>): Set<string> {
  const passed = path.flatMap(({ stepId, outcome }) => [stepId, `${stepId}/${outcome ?? ''}`]);
  return new Set(standsAt === null ? passed : [...passed, standsAt]);
}

/** What has happened so far, in order, and how it ended. */
export function momentsOfPlay(view: PlayView, graph: Graph): Moment[] {
  const steps = new Map(graph.nodes.map((step) => [step.id, step]));
  const passed = view.path.map(({ stepId, outcome: port, at }): Moment => {
    const step = steps.get(stepId);
    const ports = step === undefined ? [] : viewOf(step).ports;
    const outcome = ports.length > 1 ? (ports.find(({ id }) => id === port)?.title ?? null) : null;
    const when = Date.parse(at);
    const words = step === undefined ? 'A step that is no longer in the draft' : nameOf(step);
    return { at: when, leftAt: when, kind: 'step', words, outcome, stepId, port };
  });
  if (view.said === null) return passed;
  const end = { at: Date.parse(view.nowAt), leftAt: Infinity, kind: 'end' as const, outcome: null, port: null };
  return [...passed, { ...end, words: view.said, stepId: view.standsAt }];
}

/** The journey's time now: it has gone on since the view was received. `now` and `receivedAt` in real epoch ms. */
export function clockOf(view: PlayView, { receivedAt, now }: { receivedAt: number; now: number }): number {
  const read = Date.parse(view.nowAt);
  if (view.state !== 'playing') return read;
  return read + (Math.max(0, now - receivedAt) * journeyDayMs) / view.dayMs;
}

/** Where the lead stands and what they wait for. `at` is the journey's time, epoch ms. */
export function sayStanding(view: PlayView, { graph, at }: { graph: Graph; at: number }): string {
  if (view.state !== 'playing') return view.said ?? 'This play is over.';
  const step = graph.nodes.find(({ id }) => id === view.standsAt);
  const where = step === undefined ? 'Under way' : `At ${nameOf(step)}`;
  if (view.dueAt === null) return `${where}. Goes on when something happens.`;
  const due = Date.parse(view.dueAt);
  const inMs = ((due - at) * view.dayMs) / journeyDayMs;
  if (inMs < 1_000) return `${where}. Goes on any moment.`;
  const time = sayClock({ at: due, enteredAt: Date.parse(view.enteredAt) });
  return `${where}. Goes on by itself ${time.charAt(0).toLowerCase()}${time.slice(1)}, in ${saySpan(inMs)}.`;
}

function saySpan(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
