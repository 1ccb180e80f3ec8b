import type { Graph, GraphNode, Simulated, WhyNotSent } from '@tendril/journey';
import { nameOf, viewOf } from '../../step-view.ts';
import { sayDeed } from './deed.ts';
import type { Played } from './play-acts.ts';
import { sayMoment } from './say-moment.ts';

/** One line of what happens. Times in epoch ms. */
export interface Moment {
  at: number;
  kind: 'step' | 'lead' | 'sales' | 'end';
  words: string;
  /** How it was left, such as "reply"; null for what is no step. */
  outcome: string | null;
  stepId: string | null;
  /** The exit it was left by; null for what is no step, or is not left. */
  port: string | null;
  /** When it was left; infinite while the lead stands there. */
  leftAt: number;
}

/** What happens to the lead, what they do and what sales does, in order. */
export function momentsOf(played: Played, { graph, timeZone }: { graph: Graph; timeZone: string }): Moment[] {
  const { result } = played;
  const nodes = new Map(graph.nodes.map((step) => [step.id, step]));
  const [entering, ...steps] = result.steps.map((step) => stepMoment(step, { step: nodes.get(step.nodeId), timeZone }));
  const until = result.end?.at ?? Infinity;
  // What somebody does comes before what follows from it in the same moment.
  const later = [...actsOf(played).filter(({ at }) => at <= until), ...steps].toSorted((a, b) => a.at - b.at);
  const before = entering === undefined ? later : [entering, ...later];
  const last = lastMoment(result, { nodes, after: before.at(-1)?.at ?? 0 });
  return last === null ? before : [...before, last];
}

function stepMoment(
  { nodeId, port, arrivedAt, leftAt, facts }: Simulated['steps'][number],
  { step, timeZone }: { step: GraphNode | undefined; timeZone: string },
): Moment {
  const ports = step === undefined ? [] : viewOf(step).ports;
  const way = ports.length > 1 ? (ports.find(({ id }) => id === port)?.title ?? null) : null;
  const { sendAfter } = facts;
  const leavesLater =
    typeof sendAfter === 'number' && sendAfter > arrivedAt ? `leaves ${sayMoment(sendAfter, timeZone)}` : null;
  const outcome = way ?? leavesLater;
  const name = step === undefined ? '' : nameOf(step);
  const words = facts['notSent'] === undefined ? name : `${name}: not sent, ${sayNotSent(facts['notSent'])}`;
  return { at: arrivedAt, kind: 'step', words, outcome, stepId: nodeId, port, leftAt };
}

const notSentWords: Readonly<Record<WhyNotSent, string>> = {
  noAddress: 'no email address is known',
  suppressed: 'the address takes no emails',
  noConsent: 'they have not agreed to it',
  replied: 'they have replied and nobody has read it yet',
};

function sayNotSent(reason: unknown): string {
  // Safe because only known reasons are looked up, and any other is said as it is.
  return notSentWords[reason as WhyNotSent] ?? String(reason);
}

function actsOf({ acts, idle, enteredAt, answers }: Played): Moment[] {
  const none = { outcome: null, port: null, leftAt: Infinity };
  const done = acts.filter(({ id }) => !idle.has(id));
  return [
    ...done.map(({ afterMs, deed }): Moment => ({
      ...none,
      at: enteredAt + afterMs,
      kind: 'lead',
      words: sayDeed(deed),
      stepId: null,
    })),
    ...answers.map(({ at, stepId, words }): Moment => ({ ...none, at, kind: 'sales', words, stepId })),
  ];
}

/** How it ends, or where the lead stands when nothing more happens. */
function lastMoment(
  { end, standing }: Simulated,
  { nodes, after }: { nodes: ReadonlyMap<string, GraphNode>; after: number },
): Moment | null {
  const none = { kind: 'end' as const, outcome: null, port: null, leftAt: Infinity };
  if (end !== null) return { ...none, at: end.at, words: sayEnd(end), stepId: null };
  if (standing.kind === 'ended') return null;
  const step = nodes.get(standing.nodeId);
  const words = standing.kind === 'held' ? 'Is held' : 'Still waits';
  return {
    ...none,
    at: after,
    words: step === undefined ? words : `${words}: ${nameOf(step)}`,
    stepId: standing.nodeId,
  };
}

function sayEnd({ reason, by }: NonNullable<Simulated['end']>): string {
  if (by === 'goal') return 'Reached the goal and leaves';
  return by === 'openPort' ? 'Leaves the journey here' : `Leaves: ${reason}`;
}
