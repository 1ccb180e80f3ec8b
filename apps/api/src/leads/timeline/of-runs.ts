import { inWords, outcomeOf, realMoment, sayJourney, titleOf, type LeadStory, type RunStory } from './story.ts';
import { sayFacts } from './say-facts.ts';
import type { TimelineItem } from './timeline-item.ts';

const sources = { event: 'They did something that lets leads in.', import: 'They came with an import.' } as const;

const endings = {
  step: 'The way through the journey ends here.',
  goal: 'The goal of the journey was reached.',
  exitCondition: 'A condition for leaving the journey holds.',
  command: 'Somebody ended it by hand.',
  openPort: 'Nothing follows this outcome.',
} as const;

/** What journeys did with the lead: entering, every step that was passed, leaving. Emails and hand-offs are told by their own rows. */
export function itemsOfRuns({ runs, mails }: LeadStory): TimelineItem[] {
  const mailed = new Set(mails.map(({ runId, nodeId, visit }) => `${runId} ${nodeId} ${visit}`));
  return [...runs.values()].flatMap((story) => [
    entry(story),
    ...story.steps
      .filter(({ kind, runId, nodeId, visit }) => isTold(kind) && !mailed.has(`${runId} ${nodeId} ${visit}`))
      .map((step) => passed(story, step)),
    ...ending(story),
    ...holding(story),
  ]);
}

function isTold(kind: string): boolean {
  return !kind.startsWith('entry.') && !kind.startsWith('end.') && kind !== 'sales.notify';
}

function entry(story: RunStory): TimelineItem {
  const { id, enteredAt, source, state, journeyId } = story.run;
  const how = source === 'manual' ? 'Somebody put them in by hand.' : sources[source];
  return {
    id: `${id} entry`,
    at: enteredAt.toISOString(),
    kind: 'entry',
    title: `Entered “${story.journeyName}”`,
    why: [sayJourney(story), how, `The way in: ${titleOf(story, state.entry.nodeId)}.`].join('\n'),
    journeyId,
  };
}

function passed(story: RunStory, step: RunStory['steps'][number]): TimelineItem {
  const outcome = outcomeOf(story, step);
  const title = titleOf(story, step.nodeId);
  const isUnsent = step.kind === 'email';
  return {
    id: `${step.runId} ${step.nodeId} ${step.visit}`,
    at: realMoment(story, step.leftAt),
    kind: isUnsent ? 'mail.unsent' : step.kind,
    title: isUnsent ? `Not sent: ${title}` : outcome === null ? title : `${title}: ${outcome}`,
    why: [...sayFacts(step.facts), sayJourney(story)].join('\n'),
    journeyId: story.run.journeyId,
  };
}

function ending(story: RunStory): TimelineItem[] {
  const { id, state, journeyId, nodeId } = story.run;
  if (state.end === null) return [];
  const { by, at } = state.end;
  return [
    {
      id: `${id} end`,
      at: realMoment(story, new Date(at)),
      kind: 'end',
      title: `Left “${story.journeyName}”: ${sayEnd(story) ?? ''}`,
      why: [endings[by], `The last step was ${titleOf(story, nodeId)}.`, sayJourney(story)].join('\n'),
      journeyId,
    },
  ];
}

/** Why a run ended, in words; null while it has not. */
export function sayEnd(story: RunStory): string | null {
  const { state, nodeId } = story.run;
  if (state.end === null) return null;
  const { by, reason } = state.end;
  return by === 'openPort' ? (outcomeOf(story, { nodeId, port: reason }) ?? 'the way ended') : reason;
}

function holding(story: RunStory): TimelineItem[] {
  const { id, state, status, journeyId, heldReason } = story.run;
  if (status !== 'held' || state.held === null) return [];
  return [
    {
      id: `${id} held`,
      at: realMoment(story, new Date(state.held.at)),
      kind: 'held',
      title: `Held in “${story.journeyName}”: needs somebody`,
      why: [`The reason: ${inWords(heldReason ?? state.held.reason)}.`, sayJourney(story)].join('\n'),
      journeyId,
    },
  ];
}
