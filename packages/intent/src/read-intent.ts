import { embeddedClassifier } from './classifier/embedded-classifier.ts';
import type { IntentClassifier, OwnWords } from './classifier/intent-classifier.ts';
import { findReturnDate } from './dates/find-return-date.ts';
import { readMachine } from './machine/read-machine.ts';
import { findObjection } from './objection.ts';
import { stripQuoted } from './quoted/strip-quoted.ts';
import { findReferral } from './referral.ts';
import type { IntentLabel, IntentReading, LabelReading, ReplyInput } from './reply.ts';
import { ACTS_FROM, LISTED_FROM, MACHINE_FROM, TRUSTED_FROM, holdsMail } from './thresholds.ts';

const LONGEST_TEXT = 20_000;

/**
 * What a reply says: machine mail by rule, everything else by the embedded classifier. Pure and deterministic; the only
 * time it knows is `received`. Throws RangeError on an instant or time zone that is none (parse with replyInputSchema).
 */
export function readIntent(reply: ReplyInput): IntentReading {
  const input = withinReach(reply);
  const text = stripQuoted(input.text);
  const machine = readMachine(input, text);
  if (machine !== null) return machineReading(input, text, machine);
  return conclude(input, text, embeddedClassifier.classify(ownWords(input, text)));
}

/** The same with another classifier for what people write; when it fails, the embedded one answers. */
export async function readIntentWith(classifier: IntentClassifier, reply: ReplyInput): Promise<IntentReading> {
  const input = withinReach(reply);
  const text = stripQuoted(input.text);
  const machine = readMachine(input, text);
  if (machine !== null) return machineReading(input, text, machine);
  try {
    return conclude(input, text, await classifier.classify(ownWords(input, text)));
  } catch {
    return conclude(input, text, embeddedClassifier.classify(ownWords(input, text)));
  }
}

/** Nobody writes an answer this long; what is beyond it is a quote, or meant to keep us busy. */
function withinReach(reply: ReplyInput): ReplyInput {
  return { ...reply, subject: reply.subject.slice(0, 500), text: reply.text.slice(0, LONGEST_TEXT) };
}

function machineReading(input: ReplyInput, text: string, label: LabelReading): IntentReading {
  const isAway = label.label === 'out_of_office';
  return {
    kind: 'machine',
    primary: label.label,
    labels: [label],
    until: isAway ? returnDate(input, text) : null,
    referral: isAway ? findReferral(input, text) : null,
    objection: null,
    needsPerson: false,
  };
}

function conclude(input: ReplyInput, text: string, scores: readonly LabelReading[]): IntentReading {
  const sorted = [...scores].toSorted((left, right) => right.confidence - left.confidence);
  const best = text === '' ? undefined : (graveAndSure(sorted) ?? sorted[0]);
  const primary = best ?? { label: 'other' as const, confidence: 0, evidence: [] };
  if (isMachineLabel(primary.label) && primary.confidence >= MACHINE_FROM) return machineReading(input, text, primary);

  const labels = [
    primary,
    ...sorted.filter((score) => score.label !== primary.label && score.confidence >= LISTED_FROM),
  ];
  const says = (...names: IntentLabel[]) => labels.some(({ label }) => names.includes(label));
  return {
    kind: 'human',
    primary: primary.label,
    labels,
    until: says('not_now', 'out_of_office') ? returnDate(input, text) : null,
    referral: says('referral', 'wrong_person') ? findReferral(input, text) : null,
    objection: says('objection', 'not_now') ? findObjection(text) : null,
    needsPerson: primary.confidence < TRUSTED_FROM || holdsMail({ labels }) || isMachineLabel(primary.label),
  };
}

/** "Not interested, and stop writing": the plea to be left alone outweighs whatever else is said. */
function graveAndSure(scores: readonly LabelReading[]): LabelReading | undefined {
  return scores.find(
    ({ label, confidence }) => (label === 'unsubscribe' || label === 'complaint') && confidence >= ACTS_FROM,
  );
}

function isMachineLabel(label: IntentLabel): boolean {
  return label === 'out_of_office' || label === 'auto_reply' || label === 'bounce';
}

function returnDate({ received, timeZone = 'UTC' }: ReplyInput, text: string): string | null {
  return findReturnDate({ text, received, timeZone });
}

/** A subject counts only if the lead chose it: "Re: …" is ours. */
function ownWords({ subject }: ReplyInput, text: string): OwnWords {
  return { subject: /^\s*\p{L}{1,5}\s?:/u.test(subject) ? '' : subject, text };
}
