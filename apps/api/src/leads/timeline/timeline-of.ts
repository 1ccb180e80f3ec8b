import { itemsOfEvents } from './of-events.ts';
import { itemsOfHandoffs } from './of-handoffs.ts';
import { itemsOfMails } from './of-mails.ts';
import { itemsOfRuns } from './of-runs.ts';
import type { LeadStory } from './story.ts';
import type { TimelineItem } from './timeline-item.ts';

/** Everything that happened to a lead, the latest first; of what happened in one moment, the last of it first. */
export function timelineOf(story: LeadStory): TimelineItem[] {
  const items = [...itemsOfEvents(story), ...itemsOfRuns(story), ...itemsOfMails(story), ...itemsOfHandoffs(story)];
  return items.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).toReversed();
}
