import { monthByWord, seasonByWord, weekdayByWord } from '../dates/calendar-words.ts';
import { plainText } from '../plain-text.ts';
import type { OwnWords } from './intent-classifier.ts';
import { withoutGreeting } from './without-greeting.ts';

/** A trait of a text the model may have a weight for. */
export interface Feature {
  /** Identity: 32-bit hash of kind and content. */
  hash: number;
  /** Share of the text's length (features of one text have length 1 together). */
  value: number;
  /** The words as written, when a person would recognise them. */
  words?: string;
}

const WORD = 1;
const PAIR = 1;
const TRIPLE = 0.8;
const GAPPED_PAIR = 0.6;
const PIECE = 0.35;
const SHAPE = 0.5;
/** A reading rests on the beginning; the length also bounds the time a hostile text can cost. */
const LONGEST_TEXT = 4000;

/** Words, pairs, triples, pieces of words (for inflection and typing errors) and shape, as one unit vector. */
export function featuresOf({ subject, text }: OwnWords): Feature[] {
  const found = new Map<string, { weight: number; words?: string }>();
  if (subject !== '') addWords(found, tokensOf(subject.slice(0, 200)));
  const tokens = tokensOf(withoutGreeting(text).slice(0, LONGEST_TEXT));
  addWords(found, tokens);
  const size = tokens.length < 4 ? 'few' : tokens.length < 15 ? 'short' : tokens.length < 45 ? 'medium' : 'long';
  found.set(`#${size}`, { weight: SHAPE });
  if (tokens[0] !== undefined) found.set(`^${tokens[0]}`, { weight: SHAPE });

  const length = Math.sqrt([...found.values()].reduce((sum, { weight }) => sum + weight * weight, 0));
  return [...found].map(([name, { weight, words }]) => ({
    hash: hashOf(name),
    value: weight / length,
    ...(words === undefined ? {} : { words }),
  }));
}

/** Plain words, with what only varies (addresses, numbers, times) replaced by its kind. */
export function tokensOf(text: string): string[] {
  return (
    plainText(text)
      .replace(/\S{1,64}@\S{1,200}\.\w+/g, ' @mail ')
      .replace(/https?:\S+|www\.\S+/g, ' @link ')
      .replace(/\+?\d[\d /().-]{6,}\d/g, ' @phone ')
      .replace(/\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|uhr|h)\b/g, ' @time ')
      .replace(/\d+/g, ' @number ')
      .replace(/n't\b/g, 'nt')
      .match(/@?\p{L}+|[?!]/gu) ?? []
  );
}

function addWords(found: Map<string, { weight: number; words?: string }>, tokens: string[]): void {
  for (const [index, token] of tokens.entries()) {
    const [second, third] = [tokens[index + 1], tokens[index + 2]];
    found.set(`w${token}`, { weight: WORD, words: token });
    if (second !== undefined) found.set(`p${token} ${second}`, { weight: PAIR, words: `${token} ${second}` });
    if (second !== undefined && third !== undefined) {
      found.set(`t${token} ${second} ${third}`, { weight: TRIPLE, words: `${token} ${second} ${third}` });
      found.set(`g${token} ${third}`, { weight: GAPPED_PAIR });
    }
    for (const piece of piecesOf(token)) found.set(`c${piece}`, { weight: PIECE });
    const kind = calendarKind(token);
    if (kind !== null) found.set(kind, { weight: WORD });
  }
}

function piecesOf(token: string): string[] {
  if (token.length < 4 || token.startsWith('@')) return [];
  const padded = `<${token}>`;
  const pieces: string[] = [];
  for (const size of [3, 4, 5]) {
    for (let start = 0; start + size <= padded.length; start += 1) pieces.push(padded.slice(start, start + size));
  }
  return pieces;
}

function calendarKind(token: string): string | null {
  if (monthByWord.has(token) && token !== 'may') return '#month';
  if (weekdayByWord.has(token)) return '#weekday';
  return seasonByWord.has(token) ? '#season' : null;
}

/** FNV-1a, 32 bits, unsigned. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
