/** The line, from 1, on which something first stands in a text; null when it does not stand there. */
export function lineOf(text: string, searched: string): number | null {
  return searched === '' ? null : lineAt(text, text.indexOf(searched));
}

/** The line, from 1, of a position in a text; null for the position -1 of what was not found. */
export function lineAt(text: string, position: number): number | null {
  return position === -1 ? null : text.slice(0, position).split('\n').length;
}
