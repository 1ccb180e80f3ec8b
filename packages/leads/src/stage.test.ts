import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayStage, stageTitles } from '@tendril/condition';
import { isBackward, moveStage, stageSchema, stages } from './stage.ts';

describe('isBackward', () => {
  it.each([
    ['sql', 'mql'],
    ['customer', 'lead'],
    ['lead', 'subscriber'],
    ['mql', 'recycled'],
    ['lead', 'disqualified'],
    ['recycled', 'disqualified'],
    ['disqualified', 'lead'],
    ['disqualified', 'recycled'],
  ] as const)('%s to %s takes something back', (from, to) => expect(isBackward(from, to)).toBe(true));

  it.each([
    ['subscriber', 'lead'],
    ['lead', 'sql'],
    ['customer', 'evangelist'],
    ['recycled', 'lead'],
    ['recycled', 'opportunity'],
    ['mql', 'mql'],
  ] as const)('%s to %s does not', (from, to) => expect(isBackward(from, to)).toBe(false));

  it('is never true both ways on the way itself', () => {
    const onTheWay = fc.constantFrom(...stages.slice(0, 8));
    fc.assert(
      fc.property(onTheWay, onTheWay, (a, b) => {
        expect([isBackward(a, b), isBackward(b, a)]).toContain(false);
        expect(isBackward(a, b) || isBackward(b, a)).toBe(a !== b);
      }),
    );
  });
});

describe('moveStage', () => {
  it('goes forward with or without a reason', () => {
    expect(moveStage({ from: 'lead', to: 'mql' })).toEqual({ ok: true, isChange: true, reason: null });
    expect(moveStage({ from: 'lead', to: 'mql', reason: ' asked for a demo ' })).toEqual({
      ok: true,
      isChange: true,
      reason: 'asked for a demo',
    });
  });

  it('goes backward only with a reason', () => {
    expect(moveStage({ from: 'sql', to: 'recycled', reason: 'budget next year' })).toEqual({
      ok: true,
      isChange: true,
      reason: 'budget next year',
    });
    expect(moveStage({ from: 'sql', to: 'lead', reason: '  ' })).toEqual({
      ok: false,
      problem: {
        code: 'stage_needs_reason',
        message: 'Say why Sales qualified becomes New lead: a move backward needs a reason.',
      },
    });
  });

  it('takes staying for no change', () => {
    expect(moveStage({ from: 'mql', to: 'mql' })).toEqual({ ok: true, isChange: false, reason: null });
  });
});

describe('stages', () => {
  it('are known by id and have a title each', () => {
    expect(stageSchema.safeParse('MQL').success).toBe(false);
    expect(Object.keys(stageTitles).toSorted()).toEqual(stages.toSorted());
    expect(new Set(stages.map(sayStage)).size).toBe(stages.length);
    expect(sayStage('lead')).toBe('New lead');
  });
});
