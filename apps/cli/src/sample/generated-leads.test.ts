import { normaliseEmail, stageSchema } from '@tendril/leads';
import { describe, expect, it } from 'vitest';
import { generateLeads } from './generated-leads.ts';
import { namedLeads } from './named-leads.ts';

const leads = generateLeads(60);

describe('leads of the sample workspace', () => {
  it('are the same every time', () => {
    expect(generateLeads(60)).toEqual(leads);
  });

  it('have addresses of their own that belong to nobody', () => {
    const addresses = [...namedLeads, ...leads].map(({ email }) => normaliseEmail(email));
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address?.endsWith('.example') !== true)).toEqual([]);
  });

  it('speak four languages and stand at stages there are', () => {
    expect(new Set(leads.map(({ fields }) => fields['language']))).toEqual(new Set(['nl', 'de', 'en', 'sv']));
    expect([...namedLeads, ...leads].map(({ stage }) => stageSchema.safeParse(stage).success)).not.toContain(false);
  });

  it('did nothing before they were known', () => {
    const tooEarly = leads.filter(({ knownForDays, history }) => history.some(({ daysAgo }) => daysAgo > knownForDays));
    expect(tooEarly).toEqual([]);
  });
});
