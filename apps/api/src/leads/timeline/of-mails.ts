import { sayFacts } from './say-facts.ts';
import { sayReason } from './say-reason.ts';
import { outcomeOf, realMoment, sayJourney, titleOf, type LeadStory, type RunStory } from './story.ts';
import type { TimelineItem } from './timeline-item.ts';

type Mail = LeadStory['mails'][number];

const beginnings = {
  queued: 'Waits to be sent',
  sealed: 'Being sent',
  accepted: 'Sent',
  refused: 'Could not be sent',
  unknown: 'Perhaps sent, the provider did not say',
  withdrawn: 'Not sent after all',
} as const;

/** Every email a journey meant to send, and what became of it. */
export function itemsOfMails({ mails, runs }: LeadStory): TimelineItem[] {
  return mails.flatMap((mail) => {
    const story = runs.get(mail.runId);
    return story === undefined ? [] : [itemOfMail(mail, story)];
  });
}

/** One email: what became of it, and why then. */
export function itemOfMail(mail: Mail, story: RunStory): TimelineItem {
  const place = story.steps.findIndex(({ nodeId, visit }) => nodeId === mail.nodeId && visit === mail.visit);
  const reason = mail.reason === null ? [] : [sayReason(mail.reason)];
  return {
    id: mail.id,
    at: whenOf(mail, story),
    kind: `mail.${mail.state}`,
    title: `${beginnings[mail.state]}: ${nameOfMail(mail, story)}`,
    why: [
      ...reason,
      ...sayTurn(story, place),
      ...sayPurpose(mail),
      ...sayFacts(story.steps[place]?.facts ?? {}),
      sayJourney(story),
    ].join('\n'),
    journeyId: mail.journeyId,
  };
}

/** Why it was this email's turn just then: what the step before it did. */
function sayTurn(story: RunStory, place: number): string[] {
  const before = story.steps[place - 1];
  if (before === undefined) return [];
  const outcome = outcomeOf(story, before);
  const title = `“${titleOf(story, before.nodeId)}”`;
  return [`It followed ${outcome === null ? title : `the outcome “${outcome}” of ${title}`}.`];
}

/** What allowed the email to go out; nothing where it did not. */
function sayPurpose({ purpose, topic, state }: Mail): string[] {
  if (state === 'withdrawn' || state === 'refused') return [];
  return [purpose === 'marketing' ? `They agreed to emails about ${topic}.` : 'It is a service email.'];
}

/** What happened last counts. Settling is in real time, deciding and leaving on the run's clock. */
function whenOf({ leftAt, settledAt, decidedAt }: Mail, story: RunStory): string {
  if (leftAt !== null) return realMoment(story, leftAt);
  return settledAt?.toISOString() ?? realMoment(story, decidedAt);
}

/** The subject it left with, else what its step is called. */
export function nameOfMail({ subject, nodeId }: Pick<Mail, 'subject' | 'nodeId'>, story: RunStory): string {
  return subject === null ? titleOf(story, nodeId) : `“${subject}”`;
}
