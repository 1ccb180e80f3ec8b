import { inWords } from '../leads/timeline/story.ts';

/** Something a lead did. */
export interface Deed {
  name: string;
  properties: Readonly<Record<string, unknown>>;
  at: Date;
}

/** What a lead read: a page, or what an email linked to. */
export interface Reading {
  what: string;
  times: number;
  /** ISO 8601. */
  lastAt: string;
}

const mostReasons = 3;
const mostReadings = 4;

/** Names of ours that say nothing for sales. */
const silent =
  /^(lead\.|email\.(?!clicked|opened)|score\.|tag\.|stage\.|consent\.|handoff\.|reply\.reviewed|reply\.out_of_office|unsubscribed)/;

/** What speaks for a lead, the strongest first: "replied: meeting request", "filled in “Book a demo”", "clicked in emails 2 times". */
export function reasonsFor(deeds: readonly Deed[]): string[] {
  const told = deeds.flatMap((deed) => tell(deed) ?? []);
  const amounts = Map.groupBy(told, ({ words }) => words);
  return [...amounts.values()]
    .toSorted(([a], [b]) => (a?.rank ?? 0) - (b?.rank ?? 0))
    .slice(0, mostReasons)
    .map((same) => (same.length === 1 ? (same[0]?.words ?? '') : `${same[0]?.words ?? ''} ${same.length} times`));
}

/** `rank`: 1 speaks loudest. */
function tell({ name, properties }: Deed): { words: string; rank: number } | null {
  const { intent, form } = properties;
  switch (name) {
    case 'reply.received':
      return { words: typeof intent === 'string' ? `replied: ${inWords(intent)}` : 'replied', rank: 1 };
    case 'form.submitted':
      return { words: typeof form === 'string' ? `filled in “${form}”` : 'filled in a form', rank: 3 };
    case 'page.visited':
      return { words: `visited ${pageOf(properties) ?? 'the website'}`, rank: 4 };
    case 'email.clicked':
      return { words: 'clicked in emails', rank: 5 };
    case 'email.opened':
      return { words: 'opened emails', rank: 6 };
    default:
      return silent.test(name) ? null : { words: inWords(name.replaceAll('.', ' ')), rank: 2 };
  }
}

/** What a lead read, the latest first, each once. */
export function readingsIn(deeds: readonly Deed[]): Reading[] {
  const read = deeds.flatMap(({ name, properties, at }) => {
    const what = name === 'email.clicked' || name.startsWith('page.') ? pageOf(properties) : null;
    return what === null ? [] : [{ what, at }];
  });
  return [...Map.groupBy(read, ({ what }) => what)]
    .map(([what, times]) => ({ what, times: times.length, at: Math.max(...times.map(({ at }) => at.getTime())) }))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, mostReadings)
    .map(({ at, ...reading }) => ({ ...reading, lastAt: new Date(at).toISOString() }));
}

/** A page by its name or address, the address without what only browsers need. */
function pageOf({ page, url }: Deed['properties']): string | null {
  const named = [page, url].find((part): part is string => typeof part === 'string' && part !== '');
  return named === undefined
    ? null
    : named
        .replace(/^https?:\/\//, '')
        .replace(/[?#].*$/, '')
        .replace(/\/$/, '');
}
