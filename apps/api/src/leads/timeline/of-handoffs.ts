import { sayJourney, type LeadStory } from './story.ts';
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
    const about = { journeyId: story?.run.journeyId ?? null };
    const journey = story === undefined ? [] : [sayJourney(story)];
    return [
      {
        id: handoff.id,
        at: handoff.openedAt.toISOString(),
        kind: 'handoff.opened',
        title: 'Handed to sales',
        why: [...(handoff.note === '' ? [] : [handoff.note]), ...journey].join('\n'),
        ...about,
      },
      ...answerOf(handoff).map((answer) => ({ ...answer, why: [...answer.because, ...journey].join('\n'), ...about })),
    ].map(({ id, at, kind, title, why, journeyId }) => ({ id, at, kind, title, why, journeyId }));
  });
}

function answerOf({ id, state, answeredAt, answeredBy, reason, until }: Handoff) {
  if (state === 'open' || answeredAt === null) return [];
  const because = [
    ...(reason === null ? [] : [`The reason: ${reason}.`]),
    ...(until === null ? [] : [`To come back on ${until}.`]),
    ...(answeredBy === null ? [] : [`Answered by ${answeredBy}.`]),
  ];
  return [
    { id: `${id} answer`, at: answeredAt.toISOString(), kind: `handoff.${state}`, title: answers[state], because },
  ];
}
