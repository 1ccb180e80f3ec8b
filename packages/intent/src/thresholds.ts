import type { IntentReading } from './reply.ts';

/** From here a label is part of the reading. */
export const LISTED_FROM = 0.3;

/** From here the primary label is trusted to choose a branch without a person. */
export const TRUSTED_FROM = 0.6;

/** From here words alone, without a header or a set phrase, make a mail a machine's. A person taken for one is ignored. */
export const MACHINE_FROM = 0.7;

/** From here an unsubscribe or a complaint acts by itself. */
export const ACTS_FROM = 0.8;

/** From here, below ACTS_FROM, it holds all mail to the lead until somebody has looked. */
export const HOLDS_FROM = 0.3;

type Labelled = Pick<IntentReading, 'labels'>;

/** Whether the reply asks so plainly to be left alone that the address is suppressed at once. */
export function actsByItself(reading: Labelled): boolean {
  return graveConfidence(reading) >= ACTS_FROM;
}

/** Whether the reply may ask to be left alone: no mail to this lead until a person has decided. */
export function holdsMail(reading: Labelled): boolean {
  const confidence = graveConfidence(reading);
  return confidence >= HOLDS_FROM && confidence < ACTS_FROM;
}

function graveConfidence({ labels }: Labelled): number {
  const grave = labels.filter(({ label }) => label === 'unsubscribe' || label === 'complaint');
  return Math.max(0, ...grave.map(({ confidence }) => confidence));
}
