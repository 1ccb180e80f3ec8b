import { registry } from '@tendril/journey';
import { expect, it } from 'vitest';
import { offers } from './kinds-on-offer.ts';

it('begins a step of the engineers with the outcomes its worker has told', () => {
  const lookup = {
    ...{ kind: 'company_lookup', title: 'Look up company', description: '', icon: 'building', group: 'Enrichment' },
    ...{ inputSchema: {}, outputSchema: {}, attempts: 5, isServed: true },
    outcomes: [{ id: 'not_found', title: 'Not found' }],
  };
  const offer = offers([lookup]).find(({ kind }) => kind === 'activity');
  const config = registry.activity.config.parse(offer?.config);
  expect(registry.activity.ports(config).map(({ title }) => title)).toEqual(['failed', 'Not found']);
});
