import { describe, expect, it } from 'vitest';
import { leadsSearchOf } from './leads-search.ts';

const condition = { field: 'score', op: 'atLeast', value: 20 };

describe('the address of the list of leads', () => {
  it('keeps all that can be asked', () => {
    const asked = {
      ...{ search: 'greta', stage: 'mql', tag: 'vip', journey: 'a-journey', held: true, from: 0, to: 40 },
      ...{ condition, sort: 'name', order: 'up', page: 3 },
    };
    expect(leadsSearchOf(asked)).toEqual(asked);
  });

  it.each([
    [{ search: '', page: 1, sort: 'luck', order: 'left', held: 'yes' }, {}],
    [
      { search: 2026, from: '10', to: 'much', page: '2' },
      { search: '2026', from: 10, page: 2 },
    ],
    [{ condition: JSON.stringify(condition) }, { condition }],
    [{ condition: '{"field' }, {}],
    [{ condition: 7 }, {}],
  ])('%j is %j', (given, search) => {
    expect(leadsSearchOf(given)).toEqual(search);
  });
});
