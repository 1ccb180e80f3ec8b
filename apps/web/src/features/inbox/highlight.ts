/** A stretch of a text; marked where a guess rests on it. */
export interface TextPart {
  text: string;
  isMarked: boolean;
}

/** Cuts a text at the words a guess rests on. Those come in small letters with blanks between words and signs, as they were read. */
export function highlight(text: string, evidence: readonly string[]): TextPart[] {
  const patterns = evidence.map(patternOf).filter((pattern) => pattern !== '');
  if (patterns.length === 0) return [{ text, isMarked: false }];
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: words, index } of text.matchAll(found)) {
    if (index > from) parts.push({ text: text.slice(from, index), isMarked: false });
    parts.push({ text: words, isMarked: true });
    from = index + words.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isMarked: false });
  return parts;
}

function patternOf(words: string): string {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s*');
}
