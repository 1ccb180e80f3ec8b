/** Something a tested lead does. What is about an email is about the last one that had reached them. */
export type Deed =
  | { kind: 'open' }
  /** `url` is empty for the first link of the email. */
  | { kind: 'click'; url: string }
  /** `means` is one of `repliesMean`, or `unclear` for a reply that a person must look at. */
  | { kind: 'reply'; means: string; backInDays: number | null }
  | { kind: 'absence'; days: number }
  | { kind: 'unsubscribe' }
  | { kind: 'form'; form: string }
  | { kind: 'event'; name: string; properties: Readonly<Record<string, string>> };

/** A deed on the time line, `afterMs` after the lead entered. */
export interface Act {
  id: string;
  afterMs: number;
  deed: Deed;
}

/** A reply nobody can be sure of. */
export const unclear = 'unclear';

/** Nobody reacts before they are in. */
const soonestMs = 60_000;
const latestMs = 2 * 365 * 86_400_000;

/** The same deed at another time, never before the lead has entered. */
export function movedTo(act: Act, afterMs: number): Act {
  return { ...act, afterMs: Math.min(Math.max(Math.round(afterMs), soonestMs), latestMs) };
}

/** Whether it is a reaction to an email, so that it takes one. */
export function needsEmail({ kind }: Deed): boolean {
  return kind !== 'form' && kind !== 'event';
}

/** "Replies: not now, come back in 30 days". */
export function sayDeed(deed: Deed): string {
  switch (deed.kind) {
    case 'open':
      return 'Opens the email';
    case 'click':
      return deed.url === '' ? 'Clicks in the email' : `Clicks ${sayUrl(deed.url)}`;
    case 'reply':
      return `Replies: ${sayMeaning(deed.means)}${deed.backInDays === null ? '' : `, come back in ${sayDays(deed.backInDays)}`}`;
    case 'absence':
      return `Answers automatically: away for ${sayDays(deed.days)}`;
    case 'unsubscribe':
      return 'Unsubscribes';
    case 'form':
      return deed.form === '' ? 'Submits a form' : `Submits "${deed.form}"`;
    case 'event':
      return sayEvent(deed);
  }
}

export function sayMeaning(means: string): string {
  return means.replaceAll('_', ' ');
}

const eventWords: Readonly<Record<string, string>> = {
  'page.visited': 'Visits',
  'meeting.booked': 'Books a meeting',
};

function sayEvent({ name, properties }: Extract<Deed, { kind: 'event' }>): string {
  const plain = name.replaceAll(/[._:-]+/g, ' ');
  const words = eventWords[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
  const values = Object.values(properties).filter((value) => value !== '');
  if (values.length === 0) return words === 'Visits' ? 'Visits a page' : words;
  return words === 'Visits' ? `Visits ${values.join(', ')}` : `${words}: ${values.join(', ')}`;
}

function sayUrl(url: string): string {
  const short = url.replace(/^https?:\/\//, '');
  return short.length > 40 ? `${short.slice(0, 39)}…` : short;
}

function sayDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
