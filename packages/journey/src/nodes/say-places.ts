const place = /\{\{-?\s*([^|}]*?)\s*(?:\|[^}]*)?-?\}\}/g;
const tag = /\{%.*?%\}/g;

/** A text with the names of its places in their stead: `Your guide, {{ lead.first_name | default: "you" }}` is "Your guide, first name". */
export function sayPlaces(text: string): string {
  return text
    .replace(tag, ' ')
    .replace(place, (_all, path: string) => nameOfPlace(path))
    .replace(/\s+/g, ' ')
    .trim();
}

/** "first name" for `lead.first_name`; "…" for what is not the name of a field. */
function nameOfPlace(path: string): string {
  const name = /^(?:[A-Za-z][\w-]*\.)*([A-Za-z][\w-]*)$/.exec(path)?.[1];
  return name === undefined ? '…' : name.replaceAll('_', ' ');
}
