import { beforeAll, describe, expect, it } from 'vitest';
import { asMail, evaluate } from '../scripts/evaluation.ts';
import type { Evaluation } from '../scripts/evaluation.ts';
import { fingerprintOf, readLabelledSet } from '../scripts/labelled-set.ts';
import { packedModel } from './classifier/model.generated.ts';
import { plainText } from './plain-text.ts';
import { readIntent } from './read-intent.ts';

const heldOut = readLabelledSet('held-out');
const letters = (text: string) => plainText(text).replace(/[^\p{L}\d ]/gu, '');

describe('the embedded model on replies it has never seen', () => {
  let evaluation: Evaluation;
  beforeAll(() => {
    evaluation = evaluate(
      heldOut,
      heldOut.map((one) => readIntent(asMail(one))),
    );
  });

  it('is the one trained on the labelled set that lies here', () => {
    expect(packedModel.trainedOn).toBe(fingerprintOf('train'));
  });

  it('has not seen them', () => {
    const seen = new Set(readLabelledSet('train').map(({ text }) => letters(text)));
    expect(heldOut.filter(({ text }) => seen.has(letters(text))).map(({ text }) => text)).toEqual([]);
  });

  it('reaches the floor of quality', () => {
    expect(evaluation.macroF1).toBeGreaterThanOrEqual(0.75);
    expect(Math.min(...evaluation.labels.map(({ f1 }) => f1))).toBeGreaterThanOrEqual(0.5);
    expect(evaluation.trustedAccuracy).toBeGreaterThanOrEqual(0.9);
    expect(evaluation.needsPersonRate).toBeLessThanOrEqual(0.5);
  });

  it('never suppresses somebody who did not ask for it', () => {
    expect(evaluation.wrongActs).toEqual([]);
  });

  it('reads the same every time, in under 5 ms', () => {
    const inputs = heldOut.map(asMail);
    const first = inputs.map((input) => readIntent(input));
    const durationsMs = inputs.map((input, index) => {
      const startedAt = performance.now();
      expect(first[index]).toEqual(readIntent(input));
      return performance.now() - startedAt;
    });
    expect(durationsMs.toSorted((left, right) => left - right)[Math.floor(durationsMs.length / 2)]).toBeLessThan(5);
  });
});
