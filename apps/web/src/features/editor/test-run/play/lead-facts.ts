import type { LeadOverview } from '@tendril/api';
import type { Graph, LeadFacts } from '@tendril/journey';

/** A lead everything may be sent to. `at` is when they enter, epoch ms. */
export function inventedLead(at: number): LeadFacts {
  return {
    id: 'test',
    email: 'greta.halvorsen@fjordline.example',
    fields: {
      first_name: 'Greta',
      last_name: 'Halvorsen',
      company: 'Fjordline Fittings',
      job_title: 'Head of operations',
      industry: 'manufacturing',
      country: 'NO',
      employees: 120,
    },
    score: 10,
    stage: 'lead',
    tags: [],
    timeZone: 'Europe/Oslo',
    createdAt: at,
    consents: { marketing: true },
    suppression: null,
  };
}

/** The same invented lead, who thinks of every topic the draft writes about as of marketing. */
export function withTopicsOf(graph: Graph, lead: LeadFacts): LeadFacts {
  const topics = graph.nodes.flatMap(({ kind, config: { topic } }) =>
    kind === 'email' && typeof topic === 'string' ? [topic] : [],
  );
  const agrees = lead.consents['marketing'] === true;
  return { ...lead, consents: { ...Object.fromEntries(topics.map((topic) => [topic, agrees])), ...lead.consents } };
}

/** What a journey reads of a real lead. */
export function factsOf({ lead }: Pick<LeadOverview, 'lead'>): LeadFacts {
  const { id, email, fields, score, stage, tags, timeZone, suppression } = lead;
  return {
    ...{ id, email, fields, score, stage, tags, timeZone, suppression },
    createdAt: Date.parse(lead.createdAt),
    consents: Object.fromEntries(lead.consents.map(({ topic, state }) => [topic, state === 'given'])),
  };
}

/** "Greta Halvorsen, Fjordline Fittings". */
export function sayLead({ fields, email }: Pick<LeadFacts, 'fields' | 'email'>): string {
  const name = [fields['first_name'], fields['last_name']].filter((part) => typeof part === 'string' && part !== '');
  const who = name.length > 0 ? name.join(' ') : (email ?? 'Nameless lead');
  const company = fields['company'];
  return typeof company === 'string' && company !== '' ? `${who}, ${company}` : who;
}
