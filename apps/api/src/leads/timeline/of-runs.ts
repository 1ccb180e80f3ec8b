import type { ScorePart } from '../score-parts.ts';
import { outcomeOf, realMoment, sayJourney, titleOf, type LeadStory, type RunStory } from './story.ts';
import { sayChoice } from './say-choice.ts';
import { sayFacts } from './say-facts.ts';
import { sayReason } from './say-reason.ts';
import type { TimelineItem } from './timeline-item.ts';

const sources = {
  event: 'They did something that lets leads in.',
  import: 'They came with an import.',
  manual: 'Somebody put them in by hand.',
  rehearsal: 'They were invented to play the draft.',
} as const;

const endings = {
  step: 'The way through the journey ends here.',
  goal: 'The goal of the journey was reached.',
  exitCondition: 'A condition for leaving the journey holds.',
  command: 'Somebody ended it by hand.',
  openPort: 'Nothing follows this outcome.',
} as const;

/** What journeys did with the lead: entering, every step that was passed, leaving. Emails and hand-offs are told by their own rows. */
export function itemsOfRuns({ runs, mails }: LeadStory, parts: readonly ScorePart[]): TimelineItem[] {
  const mailed = new Set(mails.map(({ runId, nodeId, visit }) => `${runId} ${nodeId} ${visit}`));
  return [...runs.values()].flatMap((story) => [
    entry(story),
    ...story.steps
      .filter(({ kind, runId, nodeId, visit }) => isTold(kind) && !mailed.has(`${runId} ${nodeId} ${visit}`))
      .map((step) => passed(story, { step, parts })),
    ...ending(story),
    ...holding(story),
  ]);
}

function isTold(kind: string): boolean {
  return !kind.startsWith('entry.') && !kind.startsWith('end.') && kind !== 'sales.notify';
}

function entry(story: RunStory): TimelineItem {
  const { id, enteredAt, source, state, journeyId } = story.run;
  return {
    id: `${id} entry`,
    at: enteredAt.toISOString(),
    kind: 'entry',
    title: `Entered “${story.journeyName}”`,
    why: [sayJourney(story), sources[source], `The way in: ${titleOf(story, state.entry.nodeId)}.`].join('\n'),
    journeyId,
  };
}

/** A step that was passed, and what made the score of its lead. */
interface Passed {
  step: RunStory['steps'][number];
  parts: readonly ScorePart[];
}

function passed(story: RunStory, { step, parts }: Passed): TimelineItem {
  const outcome = outcomeOf(story, step);
  const title = titleOf(story, step.nodeId);
  const isUnsent = step.kind === 'email';
  return {
    id: idOf(step),
    at: realMoment(story, step.leftAt),
    kind: isUnsent ? 'mail.unsent' : step.kind,
    title: isUnsent ? `Not sent: ${title}` : outcome === null ? title : `${title}: ${outcome}`,
    why: whyPassed(story, { step, parts }),
    journeyId: story.run.journeyId,
  };
}

function idOf({ runId, nodeId, visit }: Passed['step']): string {
  return `${runId} ${nodeId} ${visit}`;
}

/** What the way out of a step rested on, one sentence a line. */
export function whyPassed(story: RunStory, { step, parts }: Passed): string {
  return [...sayChoice(story, step), ...sayPart(step, parts), ...sayFacts(step.facts), sayJourney(story)].join('\n');
}

/** What a step made of the score. */
function sayPart(step: Passed['step'], parts: readonly ScorePart[]): string[] {
  const part = step.kind === 'lead.score' ? parts.find(({ id }) => id === idOf(step)) : undefined;
  return part === undefined ? [] : [`The score went from ${part.after - part.points} to ${part.after}.`];
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
      why: [sayReason(heldReason ?? state.held.reason), sayJourney(story)].join('\n'),
      journeyId,
    },
  ];
}
