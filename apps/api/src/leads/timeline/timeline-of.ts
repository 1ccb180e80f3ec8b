import { itemsOfEvents } from './of-events.ts';
import { itemsOfHandoffs } from './of-handoffs.ts';
import { itemsOfMails } from './of-mails.ts';
import { itemsOfRuns } from './of-runs.ts';
import type { ScorePart } from '../score-parts.ts';
import type { LeadStory } from './story.ts';
import type { TimelineItem } from './timeline-item.ts';

/** Everything that happened to a lead, the latest first; of what happened in one moment, what came of it stands above it. */
export function timelineOf(story: LeadStory, parts: readonly ScorePart[]): TimelineItem[] {
  const [runs, handoffs] = [itemsOfRuns(story, parts), itemsOfHandoffs(story)];
  const isOpening = ({ kind }: TimelineItem): boolean => kind === 'handoff.opened';
  const isLast = ({ kind }: TimelineItem): boolean => kind === 'end' || kind === 'held';
  const causes = [...itemsOfEvents(story), ...handoffs.filter((item) => !isOpening(item))];
  const steps = [...runs.filter((item) => !isLast(item)), ...itemsOfMails(story)];
  const results = [...handoffs.filter(isOpening), ...runs.filter(isLast)];
  // Sorting keeps the order of equals.
  return [...causes, ...steps, ...results].toSorted(byMoment).toReversed();
}

function byMoment(a: TimelineItem, b: TimelineItem): number {
  if (a.at === b.at) return 0;
  return a.at < b.at ? -1 : 1;
}
