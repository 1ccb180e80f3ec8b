import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { intentLabelSchema } from '../src/reply.ts';

const folder = fileURLToPath(new URL('../data/labelled/', import.meta.url));

/** One reply and what it means. Without labels: nobody could say, a person has to ask back. */
const labelledReplySchema = z.strictObject({
  language: z.enum(['en', 'de', 'nl', 'sv', 'fr', 'es']),
  labels: z.array(intentLabelSchema),
  text: z.string().min(1),
});
export type LabelledReply = z.infer<typeof labelledReplySchema>;

export type Split = 'train' | 'held-out';

/** All replies of one split, in order of file name and line. Throws with file and line on a broken one. */
export function readLabelledSet(split: Split): LabelledReply[] {
  return filesOf(split).flatMap((file) =>
    readFileSync(folder + file, 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        if (line === '') return [];
        const parsed = labelledReplySchema.safeParse(JSON.parse(line));
        if (!parsed.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
        return [parsed.data];
      }),
  );
}

/** Short hash of a split's bytes: tells whether a model was trained on what lies in the folder now. */
export function fingerprintOf(split: Split): string {
  const hash = createHash('sha256');
  for (const file of filesOf(split)) hash.update(readFileSync(folder + file));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(split: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${split}.`) && file.endsWith('.jsonl'))
    .toSorted();
}
