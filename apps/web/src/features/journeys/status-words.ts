import type { JourneyInList } from '@tendril/api';

/** How a journey's status is said and coloured; the word says it too, so colour is never alone. */
const statusWords: Record<JourneyInList['status'], { label: string; colour: string }> = {
  draft: { label: 'Draft', colour: 'gray' },
  live: { label: 'Live', colour: 'leaf' },
  paused: { label: 'Paused', colour: 'yellow' },
  archived: { label: 'Archived', colour: 'gray' },
  ended: { label: 'Ended', colour: 'gray' },
};

type Stated = Pick<JourneyInList, 'status' | 'liveVersion'>;

/** "Live v4", "Paused v2", "Draft", with its colour. */
export function sayStatus({ status, liveVersion }: Stated): { label: string; colour: string } {
  const { label, colour } = statusWords[status];
  return { label: liveVersion === null ? label : `${label} v${liveVersion}`, colour };
}
