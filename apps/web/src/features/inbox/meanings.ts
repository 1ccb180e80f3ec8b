/** What a reply can mean, in the order of the keys 1 to 9. */
export interface Meaning {
  intent:
    | 'interested'
    | 'meeting_request'
    | 'question'
    | 'objection'
    | 'not_now'
    | 'not_interested'
    | 'referral'
    | 'wrong_person'
    | 'unsubscribe'
    | 'other';
  words: string;
}

export const meanings: readonly Meaning[] = [
  { intent: 'interested', words: 'Is interested' },
  { intent: 'meeting_request', words: 'Wants to meet' },
  { intent: 'question', words: 'Asks something' },
  { intent: 'objection', words: 'Objects' },
  { intent: 'not_now', words: 'Not now' },
  { intent: 'not_interested', words: 'Not interested' },
  { intent: 'referral', words: 'Names somebody else' },
  { intent: 'wrong_person', words: 'Wrong person' },
  { intent: 'unsubscribe', words: 'Wants no more email' },
];

/** Stands last and without a key: for what none of the nine is. */
export const otherMeaning: Meaning = { intent: 'other', words: 'Something else' };

const machineWords: Readonly<Record<string, string>> = {
  complaint: 'Complains',
  out_of_office: 'Is away',
  auto_reply: 'Answers automatically',
  bounce: 'Came back',
};

/** A meaning in words, also those only we can guess. */
export function sayMeaning(intent: string): string {
  return [...meanings, otherMeaning].find((one) => one.intent === intent)?.words ?? machineWords[intent] ?? intent;
}
