import { inWords } from './story.ts';

/** Why a lead is held, or an email did not go out as meant: the codes the engine keeps, as sentences. */
const sentences: Readonly<Record<string, string>> = {
  // Held in a journey.
  missingStep: 'The step they stood at is not in the journey any more.',
  tooManySteps: 'They went round in a circle without ever waiting.',
  unknownKind: 'This step is not known here.',
  unknown_node_kind: 'This step is not known here.',
  newerPlan: 'The journey was published by a newer Tendril than this one.',
  newer_plan: 'The journey was published by a newer Tendril than this one.',
  journeysInACircle: 'Journeys started each other in a circle.',
  activity_failed: 'The step failed, however often it was tried.',
  activity_timed_out: 'The step took too long, however often it was tried.',
  activity_permanent: 'The step said that trying again would not help.',
  // Decided before an email is queued.
  noAddress: 'No email address is known.',
  suppressed: 'No email may go to this address.',
  noConsent: 'They have not agreed to such emails.',
  replied: 'They had replied, and nothing had looked at the reply yet.',
  // Decided when it should have left.
  awaiting_review: 'A reply of theirs waits for somebody to look at it.',
  frequency_cap: 'The limit on emails put it off.',
  send_window: 'It waited for the sending hours.',
  render_failed: 'The email could not be written for them: a value in it is missing or wrong.',
  bad_address: 'No email can be written to this address.',
  unsubscribed: 'They unsubscribed.',
  erased: 'They were erased.',
  no_answer: 'The email provider did not say whether it took the email.',
  counted_as_sent: 'After a restore it was counted as sent.',
  // What stands against an address.
  bounced: 'Emails to the address came back.',
  complained: 'They marked an email as spam.',
};

/** A stored reason as a sentence; one nobody wrote a sentence for by its own words. */
export function sayReason(reason: string): string {
  const known = sentences[reason];
  if (known !== undefined) return known;
  const words = inWords(reason).trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
