/** Sorts of lines in a lead's story, as one filters them. */
export const timelineGroups = [
  { id: 'emails', label: 'Emails' },
  { id: 'visits', label: 'Visits and forms' },
  { id: 'score', label: 'Score and stage' },
  { id: 'journeys', label: 'Journeys' },
  { id: 'sales', label: 'Sales' },
] as const;
export type TimelineGroup = (typeof timelineGroups)[number]['id'];

/** By the beginning of the kind; the first that fits. What other systems tell counts as something the lead did. */
const beginnings: readonly (readonly [beginning: string, group: TimelineGroup])[] = [
  ['mail', 'emails'],
  ['email', 'emails'],
  ['reply', 'emails'],
  ['unsubscribed', 'emails'],
  ['consent', 'emails'],
  ['score', 'score'],
  ['stage', 'score'],
  ['tag', 'score'],
  ['lead.created', 'visits'],
  ['lead.', 'score'],
  ['handoff', 'sales'],
  ['sales', 'sales'],
  ['deal', 'sales'],
  ['demo', 'sales'],
  ['meeting', 'sales'],
  ['entry', 'journeys'],
  ['wait', 'journeys'],
  ['branch', 'journeys'],
  ['split', 'journeys'],
  ['activity', 'journeys'],
  ['end', 'journeys'],
  ['held', 'journeys'],
];

/** Which sort of line a kind of happening is. */
export function groupOf(kind: string): TimelineGroup {
  return beginnings.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'visits';
}
