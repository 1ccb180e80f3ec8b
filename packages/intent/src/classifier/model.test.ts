import { describe, expect, it } from 'vitest';
import { packModel, unpackModel } from './model.ts';
import type { Model } from './model.ts';

const model: Model = {
  labels: ['question', 'other'],
  biases: [-1.5, 0.25],
  temperature: 0.8,
  weights: new Map([
    [4_294_967_295, [3.1, -1]],
    [7, [-0.5, 2]],
    [9, [0.05, 0.02]],
  ]),
};

describe('a packed model', () => {
  it('says the same within one step of its scale', () => {
    const { weights, ...rest } = unpackModel(packModel(model, 'x'));
    expect(rest).toEqual({ labels: model.labels, biases: model.biases, temperature: 0.8 });
    for (const hash of [7, 4_294_967_295]) {
      for (const [label, weight] of (model.weights.get(hash) ?? []).entries()) {
        expect(Math.abs((weights.get(hash)?.[label] ?? 0) - weight)).toBeLessThanOrEqual(0.05);
      }
    }
  });

  it('drops features that say hardly anything', () => {
    expect(unpackModel(packModel(model, 'x')).weights.has(9)).toBe(false);
  });
});
