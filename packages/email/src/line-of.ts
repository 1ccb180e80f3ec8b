/** The line, from 1, on which something first stands in a text; null when it does not stand there. */
export function lineOf(text: string, searched: string): number | null {
  const at = searched === '' ? -1 : text.indexOf(searched);
  return at === -1 ? null : text.slice(0, at).split('\n').length;
}
