import type { LeadFacts } from '../model/facts.ts';
import { dayMs } from '../time/civil-date.ts';
import { assumedCalls, assumedReactions } from './assumed-reactions.ts';
import type { Assumptions } from './assumptions.ts';
import type { ForecastLead } from './forecast.ts';

export interface AssumedPeopleInput {
  /** How many enter, and over how many days they are spread evenly. */
  count: number;
  overDays: number;
  /** When the first enters, epoch ms. */
  from: number;
  entryStep: string;
  assumptions: Assumptions;
  /** What they have in common; ids are given. Real leads may be taken in turn. */
  leads: readonly LeadFacts[];
}

/** People who do what the assumptions say: one after the other, so that a hundred thousand need no memory. */
export function* assumedPeople(input: AssumedPeopleInput): Generator<ForecastLead> {
  const { count, overDays, from, entryStep, assumptions, leads } = input;
  for (let nth = 0; nth < count; nth += 1) {
    const lead = leads[nth % leads.length];
    if (lead === undefined) return;
    const person = `assumed-${nth}`;
    yield {
      runId: person,
      lead: { ...lead, id: person },
      entry: { nodeId: entryStep, key: '', at: from + Math.floor((nth / count) * overDays * dayMs), properties: {} },
      script: [],
      callOutcomes: assumedCalls(person, assumptions),
      react: assumedReactions(person, assumptions),
    };
  }
}
