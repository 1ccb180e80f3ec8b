import { definitionOf, type Graph, type JourneySettings } from '@tendril/journey';
import { nameOf } from '../step-view.ts';

/** Who comes in once a draft is live, a sentence each. */
export function sayWhoEnters(graph: Graph): string[] {
  const entries = graph.nodes.filter(({ kind }) => definitionOf(kind)?.group === 'entry');
  return [...entries.map((entry) => `${nameOf(entry)}.`), sayReentry(graph.settings.reentry)];
}

function sayReentry(reentry: JourneySettings['reentry']): string {
  switch (reentry.kind) {
    case 'once':
      return 'Each lead enters once.';
    case 'afterEnd':
      return reentry.days === 0
        ? 'A lead may enter again once its journey has ended.'
        : `A lead may enter again ${reentry.days === 1 ? '1 day' : `${reentry.days} days`} after its journey has ended.`;
    case 'always':
      return 'A lead may enter any number of times, also at the same time.';
  }
}
