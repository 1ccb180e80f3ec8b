import type { JourneyInList } from '@tendril/api';

/** How a journey's status is said and coloured; the word says it too, so colour is never alone. */
export const statusWords: Record<JourneyInList['status'], { label: string; colour: string }> = {
  draft: { label: 'Draft', colour: 'gray' },
  live: { label: 'Live', colour: 'leaf' },
  paused: { label: 'Paused', colour: 'yellow' },
  archived: { label: 'Archived', colour: 'gray' },
  ended: { label: 'Ended', colour: 'gray' },
};
