import type { LeadFacts } from '@tendril/journey';
import { Liquid } from 'liquidjs';

const limits = { parseLimit: 1_000_000, memoryLimit: 1_000_000, renderLimit: 1_000, ownPropertyOnly: true };
const liquid = { text: new Liquid(limits), html: new Liquid({ ...limits, outputEscape: 'escape' as const }) };

export interface Reader {
  lead: LeadFacts;
  entry: Readonly<Record<string, unknown>>;
  journeyName: string;
}

/** Fills a compiled email with what is known of the tested lead. A template that is wrong says so in its place. */
export function renderFor(
  compiled: { subject: string; html: string },
  { lead, entry, journeyName }: Reader,
): { subject: string; html: string } {
  const { email, fields, score, stage, tags } = lead;
  const values = {
    ...fields,
    lead: { ...fields, email, score, stage, tags },
    entry,
    journey: { name: journeyName },
    unsubscribe_url: '#',
    preferences_url: '#',
  };
  try {
    return {
      subject: String(liquid.text.parseAndRenderSync(compiled.subject, values)),
      html: String(liquid.html.parseAndRenderSync(compiled.html, values)),
    };
  } catch {
    return { subject: 'This email cannot be filled in', html: '' };
  }
}
