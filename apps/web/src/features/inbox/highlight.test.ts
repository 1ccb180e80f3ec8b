import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

const marked = (text: string, evidence: readonly string[]) =>
  highlight(text, evidence)
    .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
    .join('');

describe('the words a guess rests on', () => {
  it.each([
    ['as they are written, whatever the letters', 'Who else uses it?', ['who else', 'it ?'], '[Who else] uses [it?]'],
    ['over the end of a line', 'not\nnow', ['not now'], '[not\nnow]'],
    ['only as whole words', 'nothing, not it', ['not'], 'nothing, [not] it'],
    ['with signs that mean something elsewhere', 'costs $5 (really)', ['$ 5', '( really )'], 'costs [$5] [(really)]'],
    ['nowhere when there are none', 'hm, maybe', [], 'hm, maybe'],
    ['nowhere when they are not in it', 'hm, maybe', ['', 'yes'], 'hm, maybe'],
  ])('are marked %s', (_how, text, evidence, expected) => {
    expect(marked(text, evidence)).toBe(expected);
  });
});
