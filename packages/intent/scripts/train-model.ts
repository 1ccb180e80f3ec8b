import { featuresOf } from '../src/classifier/features.ts';
import type { Feature } from '../src/classifier/features.ts';
import type { Model } from '../src/classifier/model.ts';
import { intentLabelSchema } from '../src/reply.ts';
import type { IntentLabel } from '../src/reply.ts';
import type { LabelledReply } from './labelled-set.ts';

/** A bounce is told by its headers; the model never sees one. */
const labels: readonly IntentLabel[] = intentLabelSchema.options.filter((label) => label !== 'bounce');

const EPOCHS = 30;
const LEARNING_RATE = 0.7;
const REGULARISATION = 2e-5;
/** Replies with a label are rarer than those without: each counts this much more. */
const WEIGHT_OF_PRESENT = 1.5;
/** Features seen once are mostly noise, but single words carry the small languages. */
const SEEN_IN_REPLIES = 2;
const FOLDS = 5;
const TEMPERATURES = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2];

interface Example {
  features: Feature[];
  present: boolean[];
}

/** One-vs-rest logistic regression by AdaGrad. The same set gives the same model, on every machine up to rounding. */
export function trainModel(replies: readonly LabelledReply[]): Model {
  const examples = replies.map(({ labels: present, text }) => ({
    features: featuresOf({ subject: '', text }),
    present: labels.map((label) => present.includes(label)),
  }));
  return { ...fit(examples), temperature: bestTemperature(examples) };
}

function fit(examples: readonly Example[]): Omit<Model, 'temperature'> {
  const known = knownFeatures(examples);
  const weights = new Map([...known].map((hash) => [hash, labels.map(() => 0)]));
  const slopes = new Map([...known].map((hash) => [hash, labels.map(() => 1e-4)]));
  const biases = labels.map(() => 0);
  const biasSlopes = labels.map(() => 1e-4);

  for (const example of shuffledEpochs(examples)) {
    const features = example.features.filter(({ hash }) => known.has(hash));
    for (const [label, bias] of biases.entries()) {
      const score = features.reduce((sum, { hash, value }) => sum + value * (weights.get(hash)?.[label] ?? 0), bias);
      const target = example.present[label] === true;
      const slope = (1 / (1 + Math.exp(-score)) - (target ? 1 : 0)) * (target ? WEIGHT_OF_PRESENT : 1);
      step({ row: biases, slopes: biasSlopes, label, slope });
      for (const { hash, value } of features) {
        const row = weights.get(hash) ?? [];
        step({ row, slopes: slopes.get(hash) ?? [], label, slope: slope * value + REGULARISATION * (row[label] ?? 0) });
      }
    }
  }
  return { labels, biases, weights };
}

function step({ row, slopes, label, slope }: { row: number[]; slopes: number[]; label: number; slope: number }): void {
  const sum = (slopes[label] ?? 0) + slope * slope;
  slopes[label] = sum;
  row[label] = (row[label] ?? 0) - (LEARNING_RATE * slope) / Math.sqrt(sum);
}

function knownFeatures(examples: readonly Example[]): Set<number> {
  const seen = new Map<number, number>();
  for (const { hash, words } of examples.flatMap(({ features }) => features)) {
    const isSingleWord = words !== undefined && !words.includes(' ');
    seen.set(hash, (seen.get(hash) ?? 0) + (isSingleWord ? SEEN_IN_REPLIES : 1));
  }
  return new Set([...seen].filter(([, count]) => count >= SEEN_IN_REPLIES).map(([hash]) => hash));
}

/** All examples, once per epoch, each time in another order that is the same at every training. */
function* shuffledEpochs(examples: readonly Example[]): Generator<Example> {
  let state = 20_240_229;
  const order = [...examples];
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (let last = order.length - 1; last > 0; last -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = state % (last + 1);
      [order[last], order[other]] = [order[other] as Example, order[last] as Example]; // safe because both are inside
    }
    yield* order;
  }
}

/** Cross-validated, so that a confidence of 0.8 is right about eight times in ten on replies the model has not seen. */
function bestTemperature(examples: readonly Example[]): number {
  const judged: { score: number; isPresent: boolean }[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = fit(examples.filter((_, index) => index % FOLDS !== fold));
    for (const { features, present } of examples.filter((_, index) => index % FOLDS === fold)) {
      for (const [label, bias] of model.biases.entries()) {
        const score = features.reduce(
          (sum, { hash, value }) => sum + value * (model.weights.get(hash)?.[label] ?? 0),
          bias,
        );
        judged.push({ score, isPresent: present[label] === true });
      }
    }
  }
  const loss = (temperature: number) =>
    judged.reduce(
      (sum, { score, isPresent }) => sum + Math.log1p(Math.exp((isPresent ? -score : score) * temperature)),
      0,
    );
  return TEMPERATURES.reduce((best, candidate) => (loss(candidate) < loss(best) ? candidate : best));
}
