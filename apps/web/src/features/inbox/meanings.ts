/** What a reply can mean, in the order of the keys 1 to 9, and 0. */
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
  { intent: 'other', words: 'Something else' },
];

const machineWords: Readonly<Record<string, string>> = {
  complaint: 'Complains',
  out_of_office: 'Is away',
  auto_reply: 'Answers automatically',
  bounce: 'Came back',
};

/** The meaning of a number key; undefined for any other key. */
export function meaningOfKey(key: string): Meaning | undefined {
  return /^[0-9]$/.test(key) ? meanings.at(Number(key) - 1) : undefined;
}

/** A meaning in words, also those only we can guess. */
export function sayMeaning(intent: string): string {
  return meanings.find((one) => one.intent === intent)?.words ?? machineWords[intent] ?? intent;
}
