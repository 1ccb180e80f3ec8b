import { inWords } from './story.ts';

/** What happened, as a step that waited for it says: the product's own events. Other systems name theirs as they like. */
const sentences: Readonly<Record<string, string>> = {
  deadline: 'The time was up.',
  result: 'The step came back with a result.',
  'reply.received': 'They replied.',
  'reply.reviewed': 'Somebody looked at the reply.',
  'email.clicked': 'They clicked a link.',
  'email.opened': 'They opened the email.',
  'email.settled': 'It was clear what had become of the email.',
  'form.submitted': 'They filled in a form.',
  'handoff.accepted': 'Sales accepted the lead.',
  'handoff.not_now': 'Sales said: not now.',
  'handoff.rejected': 'Sales rejected the lead.',
  'score.changed': 'Their score changed.',
  'stage.changed': 'Their stage changed.',
  'tag.changed': 'Their tags changed.',
  'lead.field_changed': 'Something that is known of them changed.',
  'consent.changed': 'What they agreed to changed.',
};

/** What made a step go on, as a sentence. */
export function sayCause(cause: string): string {
  return sentences[cause] ?? `${nameOfEvent(cause)}.`;
}

/** The name other systems gave an event as words: "deal.opened" → "Deal opened". */
export function nameOfEvent(name: string): string {
  const words = inWords(name.replaceAll(/[.:]/g, ' ')).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
