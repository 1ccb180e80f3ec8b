import { scoreLabels } from '../src/classifier/score-labels.ts';
import { readIntent, readIntentWith } from '../src/read-intent.ts';
import type { IntentReading } from '../src/reply.ts';
import { asMail, evaluate } from './evaluation.ts';
import { readLabelledSet } from './labelled-set.ts';
import type { LabelledReply } from './labelled-set.ts';
import { trainModel } from './train-model.ts';

const FOLDS = 5;

/**
 * Prints how well the model of this package reads the held-out replies, which no training ever sees. With
 * `-- --cross-validate`: how well models trained on four fifths of the training set read the last fifth (two minutes).
 */
const isCrossValidated = process.argv.includes('--cross-validate');
const replies = readLabelledSet(isCrossValidated ? 'train' : 'held-out');
const readings = isCrossValidated ? await readByOthers(replies) : replies.map((reply) => readIntent(asMail(reply)));
print(replies, readings);

/** Every reply read by a model that was not trained on it. */
async function readByOthers(all: readonly LabelledReply[]): Promise<IntentReading[]> {
  const models = Array.from({ length: FOLDS }, (_, fold) =>
    trainModel(all.filter((__, index) => index % FOLDS !== fold)),
  );
  return Promise.all(
    all.map((reply, index) => {
      const model = models[index % FOLDS];
      if (model === undefined) throw new Error(`There is no model for fold ${index % FOLDS}.`);
      return readIntentWith({ classify: (words) => scoreLabels(model, words) }, asMail(reply));
    }),
  );
}

function print(all: readonly LabelledReply[], read: readonly IntentReading[]): void {
  const { labels, macroF1, primaryAccuracy, needsPersonRate, trustedAccuracy, wrongActs, mistakes } = evaluate(
    all,
    read,
  );
  console.log('label              precision   recall       f1   replies');
  for (const { label, precision, recall, f1, support } of labels) {
    console.log(
      `${label.padEnd(18)} ${percent(precision)}  ${percent(recall)} ${percent(f1)}  ${String(support).padStart(7)}`,
    );
  }
  console.log(`\nmacro-F1 ${percent(macroF1)} over ${all.length} replies`);
  console.log(`primary label right ${percent(primaryAccuracy)}, where no person is asked ${percent(trustedAccuracy)}`);
  console.log(`waits for a person ${percent(needsPersonRate)}`);
  for (const language of new Set(all.map((reply) => reply.language))) {
    const isOwn = (_: unknown, index: number) => all[index]?.language === language;
    const own = evaluate(all.filter(isOwn), read.filter(isOwn));
    console.log(
      `${language}: primary label right ${percent(own.primaryAccuracy)}, where no person is asked ${percent(own.trustedAccuracy)}`,
    );
  }
  console.log(`\nActs by itself wrongly: ${wrongActs.length === 0 ? 'never' : wrongActs.join(' | ')}`);
  console.log('\nConfusions (expected → read, * without asking a person):');
  for (const { text, expected, primary, confidence, needsPerson } of mistakes) {
    const meant = expected.join('+') || 'nobody can say';
    console.log(`${needsPerson ? ' ' : '*'} ${meant} → ${primary} ${confidence}  ${text.slice(0, 90)}`);
  }
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`.padStart(8);
}
