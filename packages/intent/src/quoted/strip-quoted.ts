import {
  attributionLines,
  attributionStart,
  farewellLine,
  senderLine,
  sentLine,
  separatorLines,
  signatureLines,
} from './quote-markers.ts';

const WRAPPED_OVER_LINES = 3;
const SENT_WITHIN_LINES = 4;
const LONGEST_SIGNATURE_LINES = 14;

/**
 * What the person wrote this time: without the quoted message and without the signature. Answers written between or
 * below quoted lines stay. Empty when there is nothing but quotes.
 */
export function stripQuoted(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .split('\n');
  return withoutSignature(withoutQuotes(lines))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function withoutQuotes(lines: string[]): string[] {
  const own: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]?.trim() ?? '';
    if (line.startsWith('>')) continue;
    if (separatorLines.some((separator) => separator.test(line)) || isHeaderBlock(lines, index)) break;
    const length = attributionLength(lines, index);
    if (length === 0) {
      own.push(line);
      continue;
    }
    // With ">" marks the quote shows its own end and an answer may stand below it; without them all the rest is old.
    if (!nextWritten(lines, index + length).startsWith('>')) break;
    index += length - 1;
  }
  return own;
}

/** How many lines an attribution beginning here takes; 0 when there is none. */
function attributionLength(lines: string[], index: number): number {
  const first = lines[index]?.trim() ?? '';
  if (!attributionStart.test(first)) return attributionLines.some((attribution) => attribution.test(first)) ? 1 : 0;
  for (let count = 1; count <= WRAPPED_OVER_LINES; count += 1) {
    const joined = lines
      .slice(index, index + count)
      .map((line) => line.trim())
      .join(' ');
    if (attributionLines.some((attribution) => attribution.test(joined))) return count;
  }
  return 0;
}

function isHeaderBlock(lines: string[], index: number): boolean {
  if (!senderLine.test(lines[index]?.trim() ?? '')) return false;
  return lines.slice(index + 1, index + 1 + SENT_WITHIN_LINES).some((line) => sentLine.test(line.trim()));
}

function nextWritten(lines: string[], from: number): string {
  return (
    lines
      .slice(from)
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}

function withoutSignature(lines: string[]): string[] {
  const start = lines.findIndex((_, index) => startsSignature(lines, index) && hasWords(lines.slice(0, index)));
  return start === -1 ? lines : lines.slice(0, start);
}

function startsSignature(lines: string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (signatureLines.some((signature) => signature.test(line))) return true;
  // "Thanks" in the middle of a mail is no farewell: nobody asks a question in a signature.
  const rest = lines.slice(index + 1);
  return farewellLine.test(line) && rest.length < LONGEST_SIGNATURE_LINES && !rest.some((below) => below.includes('?'));
}

function hasWords(lines: string[]): boolean {
  return lines.some((line) => /\p{L}/u.test(line));
}
