import { timelineGroups, type TimelineGroup } from './timeline-groups.ts';

export const leadSorts = ['newest', 'name', 'company', 'stage', 'score'] as const;
export type LeadSort = (typeof leadSorts)[number];

/** What of the list of leads stands in its address; what is left out asks for nothing. */
export interface LeadsSearch {
  search?: string;
  stage?: string;
  tag?: string;
  /** The journey they are inside now, by id. */
  journey?: string;
  held?: true;
  /** The score, both ends included. */
  from?: number;
  to?: number;
  /** A condition as the editor writes it; read by its schema on the page. */
  condition?: object;
  /** The newest first, where it is left out. */
  sort?: LeadSort;
  order?: 'up' | 'down';
  /** From 1, which is left out. */
  page?: number;
}

type Given = Record<string, unknown>;

/** Reads the address of the list; whatever makes no sense is left out. */
export function leadsSearchOf(given: Given): LeadsSearch {
  const { sort, order, held } = given;
  const [from, to, page] = [given['from'], given['to'], given['page']].map(wholeNumber);
  const condition = conditionIn(given['condition']);
  const known = leadSorts.find((name) => name === sort);
  return {
    ...words(given, 'search'),
    ...words(given, 'stage'),
    ...words(given, 'tag'),
    ...words(given, 'journey'),
    ...(held === true ? { held } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(condition === null ? {} : { condition }),
    ...(known === undefined ? {} : { sort: known }),
    ...(order === 'up' || order === 'down' ? { order } : {}),
    ...(page !== undefined && page > 1 ? { page } : {}),
  };
}

/** What of a lead's page stands in its address. */
export interface LeadSearch {
  /** The sort of lines that is shown; all where it is left out. */
  show?: TimelineGroup;
  /** Somebody meant to add them, and they were there. */
  known?: true;
}

export function leadSearchOf({ show, known }: Given): LeadSearch {
  const group = timelineGroups.find(({ id }) => id === show)?.id;
  return { ...(group === undefined ? {} : { show: group }), ...(known === true ? { known } : {}) };
}

/** A part of an address that is words, or a number the router made of "123". */
function words<Name extends string>(given: Given, name: Name): Partial<Record<Name, string>> {
  const value = given[name];
  const said = typeof value === 'number' ? String(value) : value;
  // Safe because the only name in it is the one that was asked for.
  return typeof said === 'string' && said !== '' ? ({ [name]: said } as Record<Name, string>) : {};
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

/** The router reads JSON in addresses by itself; a text is read here. */
function conditionIn(value: unknown): object | null {
  if (typeof value === 'object') return value;
  if (typeof value !== 'string') return null;
  try {
    const read: unknown = JSON.parse(value);
    return typeof read === 'object' ? read : null;
  } catch {
    return null;
  }
}
