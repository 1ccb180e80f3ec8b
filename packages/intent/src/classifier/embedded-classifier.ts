import type { LabelReading } from '../reply.ts';
import type { IntentClassifier, OwnWords } from './intent-classifier.ts';
import { packedModel } from './model.generated.ts';
import { unpackModel } from './model.ts';
import { scoreLabels } from './score-labels.ts';

const model = unpackModel(packedModel);

/** Answers at once, so that reading a reply needs no promise. */
interface EmbeddedClassifier extends IntentClassifier {
  classify(words: OwnWords): LabelReading[];
}

/** Reads replies in en, de, nl, sv, fr and es with the model in this package: no network, no key, always the same answer. */
export const embeddedClassifier: EmbeddedClassifier = {
  classify: (words) => scoreLabels(model, words),
};
