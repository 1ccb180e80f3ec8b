import type { Graph, GraphDifference } from '@tendril/journey';
import { nameOf, viewOf } from '../step-view.ts';

/** What a publish would change, one sentence a change, in the words of the canvas. */
export function sayDifference(
  difference: GraphDifference,
  { before, after }: { before: Graph; after: Graph },
): string[] {
  const old = new Map(before.nodes.map((step) => [step.id, step]));
  const now = new Map(after.nodes.map((step) => [step.id, step]));
  const named = (steps: typeof now, id: string | null): string => {
    const step = id === null ? undefined : steps.get(id);
    return step === undefined ? 'a step' : nameOf(step);
  };
  return [
    ...difference.added.map((id) => `Added: ${named(now, id)}`),
    ...difference.removed.map((id) => `Removed: ${named(old, id)}`),
    ...difference.changed.map(({ nodeId }) => {
      const [was, is] = [named(old, nodeId), named(now, nodeId)];
      return was === is ? `Changed: ${is}` : `Changed: ${was}, now ${is}`;
    }),
    ...difference.reconnected.map(({ nodeId, port, after: to }) => {
      const step = now.get(nodeId);
      const exit = (step === undefined ? [] : viewOf(step).ports).find(({ id }) => id === port)?.title ?? port;
      return `${named(now, nodeId)}: “${exit}” ${to === null ? 'leaves the journey' : `leads to ${named(now, to)}`}`;
    }),
    ...difference.settings.map((name) => `Journey settings changed: ${settingWords[name] ?? name}`),
  ];
}

const settingWords: Readonly<Record<string, string>> = {
  reentry: 'who may enter again',
  goal: 'the goal',
  exits: 'when leads leave',
  quietHours: 'quiet hours',
  sendWindow: 'when emails are sent',
  frequencyCap: 'how many emails a lead gets',
  timeZone: 'the time zone',
};
