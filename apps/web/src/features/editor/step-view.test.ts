import { describe, expect, it } from 'vitest';
import { nameOf, viewOf } from './step-view.ts';

const catalogue = [{ kind: 'company_lookup', title: 'Look up company', icon: 'building' }];
const config = { activityKind: 'company_lookup' };
const step = { id: 'own', kind: 'activity', config };

describe('how a step made by engineers is shown', () => {
  it('goes by the catalogue, and by its kind where the catalogue does not know it', () => {
    expect(viewOf(step, catalogue)).toMatchObject({ icon: 'building', title: 'Look up company', below: '' });
    expect(nameOf(step, catalogue)).toBe('Look up company');
    expect(viewOf(step)).toMatchObject({ icon: 'code', title: 'Run company lookup' });
  });

  it('keeps the title a person gave it, and says below it what it does', () => {
    const titled = { ...step, title: 'Who are they?' };
    expect(viewOf(titled, catalogue)).toMatchObject({ title: 'Who are they?', below: 'Look up company' });
  });
});
