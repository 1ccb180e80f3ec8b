import { registry } from '@tendril/journey';
import { describe, expect, it } from 'vitest';
import { readGoldenJourneys, simulatePassage } from '../support/golden-journeys.ts';

const journeys = readGoldenJourneys();

describe('golden journeys, simulated', () => {
  for (const { plan, startsAt, cases } of journeys) {
    it.each(cases)('$name', (golden) => {
      expect(simulatePassage(plan, golden, { runId: 'golden', at: startsAt })).toEqual(golden.expected);
    });
  }

  it('use every kind of step', () => {
    const used = new Set(journeys.flatMap(({ plan }) => Object.values(plan.nodes).map(({ kind }) => kind)));
    expect(Object.keys(registry).filter((kind) => !used.has(kind))).toEqual([]);
  });
});
