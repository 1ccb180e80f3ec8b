import type { IntentLabel } from '../reply.ts';

/** A trained model as it stands in model.generated.ts. */
export interface PackedModel {
  /** Fingerprint of the labelled set it was trained on. */
  trainedOn: string;
  labels: readonly IntentLabel[];
  /** One per label, before the temperature. */
  biases: readonly number[];
  /** A weight's step, one per label: weight = step × (−31 … 31). */
  steps: readonly number[];
  /** Scores are multiplied by it so that confidences match how often they are right. */
  temperature: number;
  /** The known features' hashes, ascending, six characters of six bits each. */
  hashes: string;
  /** One character per feature and label, feature by feature; "V" (31) is zero. */
  weights: string;
}

export interface Model {
  labels: readonly IntentLabel[];
  biases: readonly number[];
  temperature: number;
  /** Weights of a feature in the order of the labels, by the feature's hash. */
  weights: ReadonlyMap<number, readonly number[]>;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const HASH_CHARACTERS = 6;
const LARGEST_STEP = 31;
/** A feature must move at least one label by this many steps to be kept. */
const SMALLEST_KEPT = 4;

export function unpackModel({ labels, biases, steps, temperature, hashes, weights }: PackedModel): Model {
  const values = new Map(Array.from(ALPHABET, (character, index) => [character, index]));
  const valueAt = (text: string, index: number) => values.get(text.charAt(index)) ?? 0;
  const rows = new Map<number, readonly number[]>();
  for (let row = 0; row * HASH_CHARACTERS < hashes.length; row += 1) {
    let hash = 0;
    for (let digit = 0; digit < HASH_CHARACTERS; digit += 1)
      hash = hash * 64 + valueAt(hashes, row * HASH_CHARACTERS + digit);
    const start = row * labels.length;
    rows.set(
      hash,
      steps.map((step, label) => step * (valueAt(weights, start + label) - LARGEST_STEP)),
    );
  }
  return { labels, biases, temperature, weights: rows };
}

/** Six bits for each weight, and no features that hardly say anything, cost no measurable quality. */
export function packModel(model: Model, trainedOn: string): PackedModel {
  const features = [...model.weights].toSorted(([left], [right]) => left - right);
  const steps = model.labels.map((_, label) => {
    const largest = features.reduce((most, [, row]) => Math.max(most, Math.abs(row[label] ?? 0)), 0);
    return Number((largest / LARGEST_STEP).toPrecision(6));
  });
  const packed = features.map(([hash, row]) => ({
    hash,
    row: row.map((weight, label) => quantised(weight, steps[label] ?? 0)),
  }));
  const kept = packed.filter(({ row }) => row.some((value) => Math.abs(value) >= SMALLEST_KEPT));
  return {
    trainedOn,
    labels: model.labels,
    biases: model.biases.map((bias) => Number(bias.toPrecision(6))),
    steps,
    temperature: model.temperature,
    hashes: kept.map(({ hash }) => hashCharacters(hash)).join(''),
    weights: kept.map(({ row }) => row.map((value) => ALPHABET.charAt(value + LARGEST_STEP)).join('')).join(''),
  };
}

function quantised(weight: number, step: number): number {
  return step === 0 ? 0 : Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, Math.round(weight / step)));
}

function hashCharacters(hash: number): string {
  let [rest, characters] = [hash, ''];
  for (let digit = 0; digit < HASH_CHARACTERS; digit += 1) {
    characters = ALPHABET.charAt(rest % 64) + characters;
    rest = Math.floor(rest / 64);
  }
  return characters;
}
