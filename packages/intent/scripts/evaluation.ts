import type { IntentLabel, IntentReading } from '../src/reply.ts';
import { readIntent } from '../src/read-intent.ts';
import { ACTS_FROM } from '../src/thresholds.ts';
import type { LabelledReply } from './labelled-set.ts';

/** The primary label counts as given, and every other from here. */
const GIVEN_FROM = 0.5;
const RECEIVED = '2026-11-10T09:00:00Z';

export interface LabelQuality {
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

export interface Mistake {
  text: string;
  expected: IntentLabel[];
  primary: IntentLabel;
  confidence: number;
  needsPerson: boolean;
}

/** Reads every reply as the product does (a mail without headers) and compares with its labels. */
export function evaluate(replies: readonly LabelledReply[]): Evaluation {
  const judged = replies.map((reply) => ({
    reply,
    reading: readIntent({ subject: 'Re: Your guide', headers: {}, text: reply.text, received: RECEIVED }),
  }));
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
    mistakes: judged.filter((one) => !isRight(one) && (one.reply.labels.length > 0 || !one.reading.needsPerson)).map(mistakeOf),
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

