import type { LabelReading } from '../reply.ts';

/** What a classifier is given: the person's own words, and the subject when it is theirs too (else ''). */
export interface OwnWords {
  subject: string;
  text: string;
}

/**
 * Reads the meaning of what a person wrote. Answers every label it considered, in any order, with its confidence from
 * 0 to 1; labels are independent of each other. It may be a network call; it keeps its own time limit and may reject.
 */
export interface IntentClassifier {
  classify(words: OwnWords): Promise<LabelReading[]> | LabelReading[];
}
