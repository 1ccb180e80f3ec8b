/** What a reply of a person can be found to mean, the commonest first. Machines' answers never come here. */
export const repliesMean = [
  'interested',
  'meeting_request',
  'question',
  'objection',
  'not_now',
  'not_interested',
  'referral',
  'wrong_person',
  'unsubscribe',
  'complaint',
  'other',
] as const;
