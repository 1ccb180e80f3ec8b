import { sayDay, sayJourney, type LeadStory } from './story.ts';
import type { TimelineItem } from './timeline-item.ts';

type Handoff = LeadStory['handoffs'][number];

const answers = {
  accepted: 'Sales accepted the lead',
  not_now: 'Sales said: not now',
  rejected: 'Sales rejected the lead',
  no_answer: 'Sales did not answer in time',
} as const;

/** Every hand-off to sales, and its answer. */
export function itemsOfHandoffs({ handoffs, runs }: LeadStory): TimelineItem[] {
  return handoffs.flatMap((handoff) => {
    const story = runs.get(handoff.runId);
    const journeyId = story?.run.journeyId ?? null;
    const journey = story === undefined ? [] : [sayJourney(story)];
    return [opening(handoff), ...answering(handoff)].map(({ because, ...item }) => ({
      ...item,
      why: [...because, ...journey].join('\n'),
      journeyId,
    }));
  });
}

/** A line without its journey; `because` becomes its why. */
type Told = Omit<TimelineItem, 'why' | 'journeyId'> & { because: string[] };

function opening({ id, openedAt, note }: Handoff): Told {
  const because = note === '' ? [] : [note];
  return { id, at: openedAt.toISOString(), kind: 'handoff.opened', title: 'Handed to sales', because };
}

function answering({ id, state, answeredAt, answeredBy, reason, until }: Handoff): Told[] {
  if (state === 'open' || answeredAt === null) return [];
  const because = [
    ...(reason === null ? [] : [`The reason: ${reason}.`]),
    ...(until === null ? [] : [`To come back on ${sayDay(until)}.`]),
    ...(answeredBy === null ? [] : [`Answered by ${answeredBy}.`]),
  ];
  return [
    { id: `${id} answer`, at: answeredAt.toISOString(), kind: `handoff.${state}`, title: answers[state], because },
  ];
}
