import { describe, expect, it } from 'vitest';
import { day, graphOf, leadNamed, monday, planOf, play, type Sketch } from '../../testing/journeys.ts';
import { causedEvents } from '../advance/events-of.ts';
import { checkGraph } from '../check/check-graph.ts';
import { entriesFor } from '../compile/entries-for.ts';

const end = ['end.exit', {}] as const;
const bands = [
  { id: 'warm', from: 20 },
  { id: 'hot', title: 'hot', from: 60 },
];

describe('[BRANCH-6] a branch on score', () => {
  const sketch: Sketch = {
    start: ['entry.manual', {}, { next: 'branch' }],
    branch: ['branch.score', { bands }, { warm: 'end', hot: 'end', below: 'end' }],
    end,
  };
  it.each([
    [-5, 'below'],
    [19.9, 'below'],
    [20, 'warm'],
    [59, 'warm'],
    [60, 'hot'],
    [1_000, 'hot'],
  ])('of %d', (score, port) => {
    const { path, steps } = play(sketch, { lead: leadNamed('greta', { score }) });
    expect(path[1]).toBe(`branch:${port}`);
    expect(steps[1]?.facts).toEqual({ score, band: port });
  });

  it('is refused without bands, and with two that begin alike', () => {
    const codes = (of: unknown[]) =>
      checkGraph(graphOf({ ...sketch, branch: ['branch.score', { bands: of }] })).map(({ code }) => code);
    expect(codes([])).toContain('noBands');
    expect(codes([...bands, { id: 'other', from: 60 }])).toContain('sameBand');
  });
});

describe('[SPLIT-3] a holdout', () => {
  const heldOut = (percent: number, runId: string): string[] => {
    const sketch: Sketch = {
      start: ['entry.manual', {}, { next: 'holdout' }],
      holdout: ['holdout', { percent }, { heldOut: 'end', next: 'end' }],
      end,
    };
    return Array.from({ length: 400 }, (_, nth) => `lead-${nth}`).filter(
      (id) => play(sketch, { lead: leadNamed(id), runId }).path[1] === 'holdout:heldOut',
    );
  };

  it('keeps its share, the same people in every run, and adds to them when it grows', () => {
    const [few, many] = [heldOut(10, 'first'), heldOut(40, 'second')];
    expect(heldOut(10, 'another')).toEqual(few);
    expect(few.length).toBeGreaterThan(20);
    expect(few.length).toBeLessThan(60);
    expect(many).toEqual(expect.arrayContaining(few));
    expect([heldOut(0, 'x').length, heldOut(100, 'x').length]).toEqual([0, 400]);
  });
});

describe('[LOOP-4] going round', () => {
  it('leads back so many times, then on', () => {
    const { path, end: ended } = play({
      start: ['entry.manual', {}, { next: 'wait' }],
      wait: ['wait.duration', { duration: { amount: 1, unit: 'days' } }, { next: 'round' }],
      round: ['jump', { times: 2 }, { again: 'wait', enough: 'end' }],
      end,
    });
    expect(path.filter((step) => step.startsWith('round'))).toEqual(['round:again', 'round:again', 'round:enough']);
    expect(ended?.at).toBe(monday + 3 * day);
  });

  it('needs a wait on the way round', () => {
    const circle = graphOf({
      start: ['entry.manual', {}, { next: 'score' }],
      score: ['lead.score', { points: 1 }, { next: 'round' }],
      round: ['jump', { times: 2 }, { again: 'score', enough: 'end' }],
      end,
    });
    expect(checkGraph(circle).map(({ code }) => code)).toContain('cycleWithoutWait');
  });
});

describe('who is let in by what changes', () => {
  const plan = planOf(
    graphOf({
      stage: ['entry.stage', { stage: 'sql' }, { next: 'end' }],
      score: ['entry.score', { atLeast: 50 }, { next: 'end' }],
      end,
    }),
  );
  const entered = (name: string, properties: Record<string, unknown>) =>
    entriesFor(plan, { name, properties }).map(({ nodeId }) => nodeId);

  it('[ENTRY-7] by the stage they are moved to', () => {
    expect(entered('stage.changed', { stage: 'sql' })).toEqual(['stage']);
    expect(entered('stage.changed', { stage: 'lead' })).toEqual([]);
  });

  it('[ENTRY-8] by the score they rise to, once', () => {
    expect(entered('score.changed', { before: 40, after: 50 })).toEqual(['score']);
    expect(entered('score.changed', { before: 50, after: 60 })).toEqual([]);
    expect(entered('score.changed', { before: 70, after: 45 })).toEqual([]);
  });

  it('[ENTRY-8] is told the score before and after each change', () => {
    const lead = leadNamed('greta');
    const effect = { kind: 'addScore', points: 45, reason: 'guide', nodeId: 'score' } as const;
    expect(causedEvents({ effect, lead, runId: 'r1', at: monday })).toMatchObject([
      { name: 'score.changed', properties: { points: 45, before: 10, after: 55 } },
    ]);
  });
});
