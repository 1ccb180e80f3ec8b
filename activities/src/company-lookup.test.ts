import { runActivityForTest } from '@tendril/activity-kit/testing';
import { describe, expect, it } from 'vitest';
import { companyLookup } from './company-lookup.ts';

const lookUp = (emailOrDomain: string) => runActivityForTest(companyLookup, { input: { emailOrDomain } });

describe('company look-up', () => {
  it.each([
    'greta@fjordlinefittings.example',
    ' Greta@FjordlineFittings.Example ',
    'https://www.fjordlinefittings.example/about',
  ])('finds the company of %j', async (emailOrDomain) => {
    expect(await lookUp(emailOrDomain)).toEqual({
      outcome: 'found',
      output: { name: 'Fjordline Fittings', employees: 210, industry: 'manufacturing', country: 'NO' },
    });
  });

  it.each(['tom@freemail.example', '', 'nobody'])('answers "not found" for %j', async (emailOrDomain) => {
    expect(await lookUp(emailOrDomain)).toEqual({ outcome: 'not_found', output: {} });
  });

  it('ends by the error outcome without an address', async () => {
    // Safe because a lead without the field gives null.
    expect(await lookUp(null as unknown as string)).toEqual({ errorCode: 'input_invalid' });
  });
});
