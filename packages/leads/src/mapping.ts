import { isFieldName } from '@tendril/condition';
import { headerSynonyms } from './header-synonyms.ts';

/** What becomes of one column of an import. */
export interface ColumnMapping {
  /** Its place, from 0. */
  column: number;
  header: string;
  /** `email`, `tags`, `timeZone`, `stage` or `lead.<name>`; null: left out, because another column has this field. */
  field: string | null;
  /** `known`: the header is a word we know; `own`: a custom field made of the header. */
  by: 'known' | 'own';
}

/**
 * Proposes for each header of a CSV file the field its column goes to, by words in English, German, Dutch, French and
 * Spanish. Of two columns for one field the first is taken. What no word fits becomes a custom field of that name.
 */
export function mapHeaders(headers: readonly string[]): ColumnMapping[] {
  const taken = new Set<string>();
  return headers.map((header, column) => {
    const known = headerSynonyms.get(squeeze(header));
    const field = known ?? ownField(header, column);
    const isFree = !taken.has(field);
    taken.add(field);
    return { column, header: header.trim(), field: isFree ? field : null, by: known === undefined ? 'own' : 'known' };
  });
}

/** `Größe (cm)` becomes `lead.grosse_cm`; what has no letter we can use, its place: `lead.column_3`. */
function ownField(header: string, column: number): string {
  const name = plainLetters(header)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 63);
  return isFieldName(name) ? `lead.${name}` : `lead.column_${column + 1}`;
}

/** Letters and digits alone: "E-Mail", "e mail" and "eMail" are one word. */
function squeeze(header: string): string {
  return plainLetters(header).replace(/[^a-z0-9]+/g, '');
}

/** Lower case, accents taken off. */
function plainLetters(text: string): string {
  return text.toLowerCase().replace(/ß/g, 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
}
