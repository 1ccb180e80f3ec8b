import type { Transaction } from '@tendril/db';
import type { LeadRow } from '../lead/lock-lead.ts';

/** What pages show, by subject: whoever shows it looks anew when told of it. */
export const changeTopics = ['journeys', 'leads', 'handoffs', 'mails', 'replies'] as const;
export type ChangeTopic = (typeof changeTopics)[number];

/** What has changed, without saying how. */
export interface Change {
  topics: ReadonlySet<ChangeTopic>;
  /** The invented leads of plays something happened to. */
  rehearsals: ReadonlySet<string>;
}

/** The change of a subject as a whole, for what no transaction of the engine does. */
export function changeOf(...topics: ChangeTopic[]): Change {
  return { topics: new Set(topics), rehearsals: new Set() };
}

/** Gathers changes that are told together. */
export class ChangeCollector implements Change {
  readonly topics = new Set<ChangeTopic>();
  readonly rehearsals = new Set<string>();

  get isEmpty(): boolean {
    return this.topics.size === 0 && this.rehearsals.size === 0;
  }

  add(change: { topics: Iterable<ChangeTopic>; rehearsals: Iterable<string> }): void {
    for (const topic of change.topics) this.topics.add(topic);
    for (const leadId of change.rehearsals) this.rehearsals.add(leadId);
  }

  /** Gives what was gathered and begins anew. */
  take(): Change {
    const taken = { topics: new Set(this.topics), rehearsals: new Set(this.rehearsals) };
    this.topics.clear();
    this.rehearsals.clear();
    return taken;
  }
}

const noted = new WeakMap<Transaction, ChangeCollector>();

/**
 * Notes within a transaction what pages will see of it; `inTransaction` tells it after the commit. Costs no statement. Of an
 * invented lead only its play is told, and the test mailbox, which shows what it is sent.
 */
export function noteChange(
  tx: Transaction,
  of: { lead: Pick<LeadRow, 'id' | 'isRehearsal'> | null; topics: readonly ChangeTopic[] },
): void {
  const { lead, topics } = of;
  const collector = noted.get(tx) ?? new ChangeCollector();
  noted.set(tx, collector);
  if (lead?.isRehearsal !== true) return collector.add({ topics, rehearsals: [] });
  collector.add({ topics: topics.filter((topic) => topic === 'mails'), rehearsals: [lead.id] });
}

/** What was noted within a transaction; undefined when nothing was. */
export function notedChange(tx: Transaction): Change | undefined {
  return noted.get(tx);
}
