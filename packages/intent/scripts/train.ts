import { writeFileSync } from 'node:fs';
import { packModel } from '../src/classifier/model.ts';
import { fingerprintOf, readLabelledSet } from './labelled-set.ts';
import { trainModel } from './train-model.ts';

/** Writes src/classifier/model.generated.ts from data/labelled/train.*.jsonl. */
const replies = readLabelledSet('train');
const packed = packModel(trainModel(replies), fingerprintOf('train'));
const source = [
  '// Written by `npm run -w @tendril/intent train`. Do not edit.',
  "import type { PackedModel } from './model.ts';",
  '',
  `export const packedModel: PackedModel = ${JSON.stringify(packed, null, 2)};`,
  '',
].join('\n');
const target = new URL('../src/classifier/model.generated.ts', import.meta.url);
writeFileSync(target, source);
console.log(
  `${replies.length} replies, ${packed.hashes.length / 6} features, temperature ${packed.temperature}, ${Math.ceil(source.length / 1000)} kB`,
);
