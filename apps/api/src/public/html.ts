/** Markup that may go out as it is. Made by the `html` tag alone. */
export interface Markup {
  readonly markup: string;
}

type Piece = string | number | Markup | readonly Markup[];

/** Builds markup; whatever is put into it is escaped unless it was built by this tag itself. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  const inserted = pieces.map(toMarkup);
  return { markup: texts.map((text, index) => text + (inserted[index] ?? '')).join('') };
}

function toMarkup(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  return 'markup' in piece ? piece.markup : piece.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
