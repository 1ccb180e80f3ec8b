/** Where a value is being written: from behind `{{` to the caret. */
export interface OpenPlace {
  from: number;
  to: number;
  /** What was typed of the value's name so far, without spaces around it. */
  typed: string;
}

/** A value that a text can hold. */
export interface TextValue {
  /** As it stands between the braces: `lead.first_name`. */
  path: string;
  /** "First name". */
  label: string;
  group: 'Lead' | 'Journey' | 'Links';
}

/** What stands between braces while only a name is being written; behind a filter there is nothing to complete. */
const beingWritten = /\{\{[ \t]*([\w.]*)$/;

/** The place for a value that the caret stands in; null where it stands in none. */
export function openPlaceAt(text: string, caret: number): OpenPlace | null {
  const found = beingWritten.exec(text.slice(0, caret));
  if (found === null) return null;
  return { from: found.index, to: endOfPlace(text, caret), typed: found[1] ?? '' };
}

/** Braces that are closed already are replaced with the rest: `{{ le| }}` must not become `{{ lead.company }} }}`. */
function endOfPlace(text: string, caret: number): number {
  const closed = /^[\w.]*[ \t]*\}\}/.exec(text.slice(caret));
  return closed === null ? caret : caret + closed[0].length;
}

/**
 * What is put in for a value, and where in it the caret goes. Emails get a fallback, because a lead without a first name
 * would leave a hole in the sentence; the texts of steps know no fallbacks.
 */
export function placeFor(path: string, { withFallback }: { withFallback: boolean }): { text: string; caret: number } {
  const fallback = withFallback && path.startsWith('lead.') ? ' | default: ""' : '';
  const text = `{{ ${path}${fallback} }}`;
  return { text, caret: fallback === '' ? text.length : text.indexOf('""') + 1 };
}

/** The values whose name or words hold what was typed. */
export function valuesLike(values: readonly TextValue[], typed: string): TextValue[] {
  const wanted = typed.toLowerCase();
  return values.filter(
    ({ path, label }) => path.toLowerCase().includes(wanted) || label.toLowerCase().includes(wanted),
  );
}
