import type { LabelReading } from '../reply.ts';
import { featuresOf } from './features.ts';
import type { Feature } from './features.ts';
import type { OwnWords } from './intent-classifier.ts';
import type { Model } from './model.ts';

const MOST_EVIDENCE = 3;

/** A feature the model knows, with its weight for each label. */
interface KnownFeature extends Feature {
  weights: readonly number[];
}

/** Confidence and evidence for every label of the model, most certain first. */
export function scoreLabels(model: Model, words: OwnWords): LabelReading[] {
  const features = featuresOf(words).flatMap((feature): KnownFeature[] => {
    const weights = model.weights.get(feature.hash);
    return weights === undefined ? [] : [{ ...feature, weights }];
  });
  // Of a text without one known word only its length speaks: that is no ground for any confidence.
  const isFamiliar = features.some(({ words }) => words !== undefined);
  const readings = model.labels.map((label, index) => {
    const sum = features.reduce((total, { value, weights }) => total + value * (weights[index] ?? 0), 0);
    const confidence = isFamiliar ? confidenceOf((model.biases[index] ?? 0) + sum, model.temperature) : 0;
    return { label, confidence, evidence: evidenceFor(features, index) };
  });
  return readings.toSorted((left, right) => right.confidence - left.confidence);
}

/** Three decimals: the last bits of Math.exp may differ between machines, what we store must not. */
function confidenceOf(score: number, temperature: number): number {
  return Math.round(1000 / (1 + Math.exp(-score * temperature))) / 1000;
}

/** The words that spoke most for the label. Where a phrase holds a word already chosen, the phrase takes its place. */
function evidenceFor(features: readonly KnownFeature[], label: number): string[] {
  const speaking = features
    .map(({ value, words, weights }) => ({ words, weight: value * (weights[label] ?? 0) }))
    .filter(({ words, weight }) => words !== undefined && !words.includes('@') && weight > 0)
    .toSorted((left, right) => right.weight - left.weight);
  const chosen: string[] = [];
  for (const { words = '' } of speaking.slice(0, MOST_EVIDENCE * 3)) {
    if (chosen.some((other) => holds(other, words))) continue;
    const part = chosen.findIndex((other) => holds(words, other));
    if (part !== -1) chosen[part] = words;
    else if (chosen.length < MOST_EVIDENCE) chosen.push(words);
  }
  return chosen.filter((words, index) => !chosen.some((other, place) => place !== index && holds(other, words)));
}

function holds(phrase: string, words: string): boolean {
  return ` ${phrase} `.includes(` ${words} `);
}
