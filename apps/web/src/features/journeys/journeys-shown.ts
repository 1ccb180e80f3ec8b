import type { JourneyInList } from '@tendril/api';

export const journeyStatuses = ['live', 'paused', 'draft', 'archived'] as const;
export type ShownStatus = (typeof journeyStatuses)[number];

export const journeyOrders = ['name', 'changed', 'inside', 'entered'] as const;
export type JourneyOrder = (typeof journeyOrders)[number];

/** Which journeys are shown, and in which order. */
export interface JourneysShown {
  search: string;
  status: ShownStatus | null;
  order: JourneyOrder;
}

const compare: Readonly<Record<JourneyOrder, (a: JourneyInList, b: JourneyInList) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  changed: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  inside: (a, b) => b.inside - a.inside,
  entered: (a, b) => b.entered7d - a.entered7d,
};

/** Those that are meant, in order; where the order says nothing, by name. */
export function journeysShown(journeys: readonly JourneyInList[], shown: JourneysShown): JourneyInList[] {
  const words = shown.search.trim().toLowerCase();
  return journeys
    .filter(({ name, status }) => {
      const isMeant = shown.status === null || shown.status === 'archived' || status === shown.status;
      return isMeant && name.toLowerCase().includes(words);
    })
    .toSorted((a, b) => compare[shown.order](a, b) || compare.name(a, b));
}
