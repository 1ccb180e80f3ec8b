export { embeddedClassifier } from './classifier/embedded-classifier.ts';
export type { IntentClassifier, OwnWords } from './classifier/intent-classifier.ts';
export { stripQuoted } from './quoted/strip-quoted.ts';
export { readIntent, readIntentWith } from './read-intent.ts';
export { intentLabelSchema, replyInputSchema } from './reply.ts';
export type { IntentLabel, IntentReading, LabelReading, ObjectionKind, Referral, ReplyInput } from './reply.ts';
export {
  ACTS_FROM,
  HOLDS_FROM,
  LISTED_FROM,
  MACHINE_FROM,
  TRUSTED_FROM,
  actsByItself,
  holdsMail,
} from './thresholds.ts';
