import { sayFacts } from './say-facts.ts';
import { inWords, realMoment, sayJourney, titleOf, type LeadStory, type RunStory } from './story.ts';
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
    return story === undefined ? [] : [itemOf(mail, story)];
  });
}

function itemOf(mail: Mail, story: RunStory): TimelineItem {
  const step = story.steps.find(({ nodeId, visit }) => nodeId === mail.nodeId && visit === mail.visit);
  const reason = mail.reason === null ? [] : [`The reason: ${inWords(mail.reason)}.`];
  return {
    id: mail.id,
    at: whenOf(mail, story),
    kind: `mail.${mail.state}`,
    title: `${beginnings[mail.state]}: ${nameOfMail(mail, story)}`,
    why: [...reason, ...sayPurpose(mail), ...sayFacts(step?.facts ?? {}), sayJourney(story)].join('\n'),
    journeyId: mail.journeyId,
  };
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
