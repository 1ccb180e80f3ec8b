import type { IntentLabel, IntentReading, ReplyInput } from '../src/reply.ts';
import { ACTS_FROM } from '../src/thresholds.ts';
import type { LabelledReply } from './labelled-set.ts';

/** The primary label counts as given, and every other from here. */
const GIVEN_FROM = 0.5;
const RECEIVED = '2026-11-10T09:00:00Z';

interface LabelQuality {
  label: IntentLabel;
  precision: number;
  recall: number;
  f1: number;
  /** Replies that carry the label. */
  support: number;
}

export interface Evaluation {
  labels: LabelQuality[];
  macroF1: number;
  /** Share of replies whose primary label is one of the true ones. */
  primaryAccuracy: number;
  /** Share of replies that wait for a person, and how often the primary is right where none is asked. */
  needsPersonRate: number;
  trustedAccuracy: number;
  /** How often an unsubscribe or complaint that acts by itself was neither. */
  wrongActs: string[];
  mistakes: Mistake[];
}

interface Mistake {
  text: string;
  expected: IntentLabel[];
  primary: IntentLabel;
  confidence: number;
  needsPerson: boolean;
}

/** A labelled reply as the mail the product would receive: an answer to ours, without telling headers. */
export function asMail({ text }: LabelledReply): ReplyInput {
  return { subject: 'Re: Your guide', headers: {}, text, received: RECEIVED };
}

/** Compares readings with the labels of the replies they were made of, in the same order. */
export function evaluate(replies: readonly LabelledReply[], readings: readonly IntentReading[]): Evaluation {
  const judged = replies.flatMap((reply, index) => {
    const reading = readings[index];
    return reading === undefined ? [] : [{ reply, reading }];
  });
  const present = [...new Set(replies.flatMap(({ labels }) => labels))];
  const labels = present.map((label) => qualityOf(label, judged));
  const withLabels = judged.filter(({ reply }) => reply.labels.length > 0);
  const trusted = judged.filter(({ reading }) => !reading.needsPerson);
  return {
    labels,
    macroF1: labels.reduce((sum, { f1 }) => sum + f1, 0) / labels.length,
    primaryAccuracy: share(withLabels, isRight),
    needsPersonRate: share(judged, ({ reading }) => reading.needsPerson),
    trustedAccuracy: share(trusted, isRight),
    wrongActs: judged.filter(actsWrongly).map(({ reply }) => reply.text),
    mistakes: judged
      .filter((one) => !isRight(one) && (one.reply.labels.length > 0 || !one.reading.needsPerson))
      .map(mistakeOf),
  };
}

interface Judged {
  reply: LabelledReply;
  reading: IntentReading;
}

function qualityOf(label: IntentLabel, judged: readonly Judged[]): LabelQuality {
  const given = judged.filter(({ reading }) => reading.primary === label || confidenceOf(reading, label) >= GIVEN_FROM);
  const meant = judged.filter(({ reply }) => reply.labels.includes(label));
  const right = given.filter(({ reply }) => reply.labels.includes(label)).length;
  return {
    label,
    precision: given.length === 0 ? 0 : right / given.length,
    recall: right / meant.length,
    f1: (2 * right) / (given.length + meant.length),
    support: meant.length,
  };
}

function isRight({ reply, reading }: Judged): boolean {
  return reply.labels.includes(reading.primary);
}

function actsWrongly({ reply, reading }: Judged): boolean {
  const acts = Math.max(confidenceOf(reading, 'unsubscribe'), confidenceOf(reading, 'complaint')) >= ACTS_FROM;
  return acts && !reply.labels.includes('unsubscribe') && !reply.labels.includes('complaint');
}

function confidenceOf({ labels }: IntentReading, label: IntentLabel): number {
  return labels.find((reading) => reading.label === label)?.confidence ?? 0;
}

function mistakeOf({ reply, reading }: Judged): Mistake {
  const { primary, needsPerson } = reading;
  return { text: reply.text, expected: reply.labels, primary, confidence: confidenceOf(reading, primary), needsPerson };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}
