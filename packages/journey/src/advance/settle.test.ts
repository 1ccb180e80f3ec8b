import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drive, type Manner } from '../../testing/drive.ts';
import { graphArbitrary } from '../../testing/graph-arbitrary.ts';
import { day, hour, leadNamed, minute, monday, planOf } from '../../testing/journeys.ts';
import { scriptArbitrary } from '../../testing/script-arbitrary.ts';
import { settle } from './settle.ts';
import { simulate } from './simulate.ts';

const until = monday + 45 * day;
const entry = { nodeId: 'entry', key: '', at: monday, properties: { starts_at: '2026-03-25T19:00' } };
const lead = leadNamed('greta', { fields: { domain: 'fjordline.example' } });
const onTime: Manner = { accelerated: true, lateMs: 0, restless: false, renamed: false };

const caseArbitrary = graphArbitrary.chain((graph) =>
  fc.record({ graph: fc.constant(graph), script: scriptArbitrary(graph, monday) }),
);
const runs = { numRuns: 400 };

const withoutWindows = { quietHours: undefined, sendWindow: undefined, frequencyCap: undefined };

/** Looks in a given manner and on time; the first case in which path, mails or end differ, in words, or null. */
function differenceOf(manner: Partial<Manner>, settings: object = {}): string | null {
  const usualManner = { ...onTime, accelerated: manner.accelerated ?? true };
  const property = fc.property(caseArbitrary, ({ graph, script }) => {
    const plan = planOf({ ...graph, settings: { ...graph.settings, ...settings } });
    const same = { plan, lead, entry, script, until };
    const usual = drive({ ...same, manner: usualManner });
    const other = drive({ ...same, manner: { ...onTime, ...manner } });
    expect(other.path).toEqual(usual.path);
    expect(other.mails).toEqual(usual.mails);
    expect(other.state.wait?.deadline).toBe(usual.state.wait?.deadline);
    expect(other.state.end).toEqual(usual.state.end);
  });
  const found = fc.check(property, runs);
  return found.failed ? (fc.defaultReportMessage(found) ?? 'failed') : null;
}

describe('looking at a run', () => {
  it('[LOOK-1] changes nothing without a reason', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ graph, script }) => {
        const plan = planOf(graph);
        const { facts, standing } = simulate({ plan, runId: 'r', lead, entry, script, until });
        const { state } = drive({ plan, lead, entry, script, until, manner: onTime });
        const again = settle({ plan, state, facts, now: until });
        const third = settle({ plan, state: again.state, facts: again.facts, now: until });
        expect(standing).toBeDefined();
        expect(third).toMatchObject({ changed: false, steps: [], effects: [] });
        expect(third.state).toBe(again.state);
        expect(third.facts).toBe(again.facts);
      }),
      runs,
    );
  });

  it('[LOOK-2] twice, or early, decides the same as on time', () => {
    expect(differenceOf({ restless: true })).toBeNull();
    expect(differenceOf({ restless: true, accelerated: false })).toBeNull();
  });

  it('[TIME-4] less than five minutes late decides the same as on time', () => {
    expect(differenceOf({ accelerated: false, lateMs: 5 * minute - 1 }, withoutWindows)).toBeNull();
  });

  it('[TIME-6] however late decides the same as on time when the run is accelerated', () => {
    expect(differenceOf({ lateMs: 20 * hour })).toBeNull();
  });

  it('[LEAD-3] does not depend on the ids of the events a run causes itself', () => {
    expect(differenceOf({ renamed: true, restless: true })).toBeNull();
  });
});

describe('a simulation', () => {
  it('[SIM-1] goes the same way every time, never throws, and comes to an end', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ graph, script }) => {
        const plan = planOf(graph);
        const first = simulate({ plan, runId: 'r', lead, entry, script, until });
        const second = simulate({ plan: structuredClone(plan), runId: 'r', lead, entry, script, until });
        expect(second).toEqual(first);
        expect(first.steps.every(({ arrivedAt, leftAt }) => arrivedAt <= leftAt && leftAt <= until)).toBe(true);
      }),
      runs,
    );
  });

  it('[SIM-2] is what looking at the run again and again comes to', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ graph, script }) => {
        const plan = planOf(graph);
        const callOutcomes = { company_lookup: { outcome: 'found', output: { industry: 'wholesale' } } };
        const simulated = simulate({ plan, runId: 'driven', lead, entry, script, until, callOutcomes });
        const driven = drive({ plan, lead, entry, script, until, manner: { ...onTime, restless: true } });
        expect(simulated.steps.map(({ nodeId, visit, port }) => `${nodeId}#${visit} → ${port ?? 'end'}`)).toEqual(
          driven.path,
        );
      }),
      runs,
    );
  });

  it('[LOOK-3] holds a state that is plain JSON', () => {
    fc.assert(
      fc.property(caseArbitrary, ({ graph, script }) => {
        const { state } = drive({ plan: planOf(graph), lead, entry, script, until, manner: onTime });
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      runs,
    );
  });
});
