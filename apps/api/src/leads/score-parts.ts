import { changeEvents } from '@tendril/journey';
import { z } from 'zod';
import { realMoment, titleOf, type LeadStory } from './timeline/story.ts';

/** One thing that made a score what it is. */
export interface ScorePart {
  /** The step's `run step visit`, or the event's id. */
  id: string;
  /** ISO 8601, on the real clock. */
  at: string;
  points: number;
  /** The score after it. */
  after: number;
  /** What gave the points: the reason somebody wrote, else what the step does. */
  because: string;
  /** The journey it happened in; null where another system told us. */
  journeyName: string | null;
}

const pointsSchema = z.object({ points: z.number(), reason: z.string().optional() });

/** What a score is made of, the latest first. The sums are told backward from the score as it is now, so they always meet it. */
export function scoreParts(story: LeadStory, score: number): ScorePart[] {
  const parts = [...partsOfSteps(story), ...partsOfEvents(story)].toSorted(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
  let after = score;
  return parts.map((part) => {
    const told = { ...part, after };
    after -= part.points;
    return told;
  });
}

type Part = Omit<ScorePart, 'after'>;

function partsOfSteps({ runs }: LeadStory): Part[] {
  return [...runs.values()].flatMap((story) =>
    story.steps
      .filter(({ kind }) => kind === 'lead.score')
      // Of what happened in one moment the later step comes first.
      .toReversed()
      .flatMap((step): Part[] => {
        const settings = pointsSchema.safeParse(story.plan.nodes[step.nodeId]?.config);
        if (!settings.success || settings.data.points === 0) return [];
        const { points, reason } = settings.data;
        const id = `${step.runId} ${step.nodeId} ${step.visit}`;
        const because = reason || titleOf(story, step.nodeId);
        return [{ id, at: realMoment(story, step.leftAt), points, because, journeyName: story.journeyName }];
      }),
  );
}

/** Points other systems gave; those of a journey are told by its step. */
function partsOfEvents({ events }: LeadStory): Part[] {
  return events
    .filter(({ name, source }) => name === changeEvents.score && source !== 'run')
    .flatMap(({ id, receivedAt, properties }): Part[] => {
      const change = pointsSchema.safeParse(properties);
      if (!change.success) return [];
      const { points, reason } = change.data;
      return [
        { id, at: receivedAt.toISOString(), points, because: reason || 'Told by another system', journeyName: null },
      ];
    });
}
