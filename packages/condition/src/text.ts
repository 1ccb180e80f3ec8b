/**
 * Text as conditions see it [VALUE-4]: without ASCII white space around it, without ASCII letter case. Compares
 * character by character instead of making trimmed lower-case copies, because simulations ask millions of times.
 */
export function isBlank(text: string): boolean {
  return startOf(text) === text.length;
}

export function sameText(text: string, wanted: string): boolean {
  if (text === wanted) return true;
  const from = startOf(text);
  const length = endOf(wanted) - startOf(wanted);
  return endOf(text) - from === length && matchesAt(text, from, wanted);
}

export function containsText(text: string, wanted: string): boolean {
  const last = endOf(text) - (endOf(wanted) - startOf(wanted));
  for (let at = startOf(text); at <= last; at += 1) {
    if (matchesAt(text, at, wanted)) return true;
  }
  return false;
}

export function startsWithText(text: string, wanted: string): boolean {
  const from = startOf(text);
  return endOf(text) - from >= endOf(wanted) - startOf(wanted) && matchesAt(text, from, wanted);
}

export function endsWithText(text: string, wanted: string): boolean {
  const from = endOf(text) - (endOf(wanted) - startOf(wanted));
  return from >= startOf(text) && matchesAt(text, from, wanted);
}

/** The form in which SQL compares text. */
export function foldText(text: string): string {
  return trimText(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

export function trimText(text: string): string {
  return text.slice(startOf(text), endOf(text));
}

function matchesAt(text: string, at: number, wanted: string): boolean {
  const wantedEnd = endOf(wanted);
  let offset = at;
  for (let index = startOf(wanted); index < wantedEnd; index += 1) {
    if (foldCode(text.charCodeAt(offset)) !== foldCode(wanted.charCodeAt(index))) return false;
    offset += 1;
  }
  return true;
}

function foldCode(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function startOf(text: string): number {
  let start = 0;
  while (start < text.length && isSpace(text.charCodeAt(start))) start += 1;
  return start;
}

function endOf(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end -= 1;
  // A blank text ends where it starts, not before.
  return end === 0 ? text.length : end;
}

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
