/** Markup that may go out as it is. Made by the `markup` tag alone. */
export interface Markup {
  readonly html: string;
}

type Piece = string | number | Markup | readonly Markup[];

/** Builds markup; whatever is put into it is escaped unless it was built by this tag itself. */
export function markup(texts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  const inserted = pieces.map(toHtml);
  return { html: texts.map((text, index) => text + (inserted[index] ?? '')).join('') };
}

function toHtml(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') return escape(String(piece));
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
