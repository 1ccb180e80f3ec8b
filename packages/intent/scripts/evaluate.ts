import { evaluate } from './evaluation.ts';
import { readLabelledSet } from './labelled-set.ts';

/** Prints how well the held-out replies, which no training ever sees, are read. Add `--train` to look at the training set instead. */
const split = process.argv.includes('--tuning') ? 'tuning' : 'held-out';
const replies = readLabelledSet(split);
const { labels, macroF1, primaryAccuracy, needsPersonRate, trustedAccuracy, wrongActs, mistakes } = evaluate(replies);
const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);

console.log('label              precision   recall       f1   replies');
for (const { label, precision, recall, f1, support } of labels) {
  console.log(`${label.padEnd(18)} ${percent(precision)}  ${percent(recall)} ${percent(f1)}  ${String(support).padStart(7)}`);
}
console.log(`\nmacro-F1 ${percent(macroF1)} over ${replies.length} replies`);
console.log(`primary label right ${percent(primaryAccuracy)}; waits for a person ${percent(needsPersonRate)}; right where it does not ${percent(trustedAccuracy)}`);
for (const language of new Set(replies.map((reply) => reply.language))) {
  const own = replies.filter((reply) => reply.language === language);
  const quality = evaluate(own);
  console.log(`${language}: ${own.length} replies, primary right ${percent(quality.primaryAccuracy)}, trusted right ${percent(quality.trustedAccuracy)}`);
}
console.log(`\nActs by itself wrongly: ${wrongActs.length === 0 ? 'never' : wrongActs.join(' | ')}`);
console.log('\nConfusions (expected → read, * without asking a person):');
for (const { text, expected, primary, confidence, needsPerson } of mistakes) {
  console.log(`${needsPerson ? ' ' : '*'} ${expected.join('+') || 'nobody can say'} → ${primary} ${confidence}  ${text.slice(0, 90)}`);
}
