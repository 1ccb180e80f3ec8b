/** What is known of a lead that a first word to them can rest on. */
export interface Occasion {
  /** What their last reply was read as; null where they have not replied. */
  intent: string | null;
  /** What they read last; null for nothing. */
  lastRead: string | null;
}

/** By the meaning of the last reply. */
const answersTo: Readonly<Record<string, string>> = {
  meeting_request: 'Call them and agree on a time: they asked for it.',
  interested: 'Call them while it is fresh, and offer a time.',
  question: 'Answer their question first, then offer to talk.',
  objection: 'Take up what holds them back before you offer anything.',
  not_now: 'Ask when it suits them, and answer “Not now” with that day.',
  referral: 'Write to whoever they named, and mention them.',
  wrong_person: 'Ask who is the right person.',
};

/** What sales may do next, as one sentence. A suggestion: nothing depends on it. */
export function nextStepFor({ intent, lastRead }: Occasion): string {
  const answer = intent === null ? undefined : answersTo[intent];
  if (answer !== undefined) return answer;
  return lastRead === null
    ? 'Write to them and ask what they are working on.'
    : `Ask what brought them to ${lastRead}, and offer to talk.`;
}
