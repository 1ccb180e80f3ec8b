import { normaliseEmail, stageSchema } from '@tendril/leads';
import { describe, expect, it } from 'vitest';
import { generateLeads } from './generated-leads.ts';
import { brookLeads } from './brook-leads.ts';
import { givePassages } from './give-passages.ts';
import { namedLeads } from './named-leads.ts';

const leads = generateLeads(112);
const named = namedLeads(new Date('2026-03-02T09:00:00Z'));
const all = [...named, ...givePassages(leads), ...brookLeads(80)];

describe('leads of the sample workspace', () => {
  it('are the same every time', () => {
    expect(givePassages(generateLeads(112))).toEqual(givePassages(leads));
    expect(brookLeads(80)).toEqual(brookLeads(80));
  });

  it('have addresses of their own that belong to nobody', () => {
    const addresses = all.flatMap(({ email }) => (email === null ? [] : [normaliseEmail(email)]));
    expect(all.length - addresses.length, 'who can only be rung up').toBe(1);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address?.endsWith('.example') !== true)).toEqual([]);
  });

  it('speak four languages and stand at stages there are', () => {
    expect(new Set(leads.map(({ fields }) => fields['language']))).toEqual(new Set(['nl', 'de', 'en', 'sv']));
    expect(all.map(({ stage }) => stageSchema.safeParse(stage).success)).not.toContain(false);
  });

  it('did nothing before they were known', () => {
    const tooEarly = all.filter(({ knownForDays, history, passage }) =>
      [...history.map(({ daysAgo }) => daysAgo), (passage?.enteredHoursAgo ?? 0) / 24].some(
        (days) => days > knownForDays,
      ),
    );
    expect(tooEarly).toEqual([]);
  });
});
