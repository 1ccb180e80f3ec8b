import { Parser } from 'htmlparser2';
import { maskLiquid } from './liquid-segments.ts';

const SKIPPED = new Set(['head', 'style', 'script', 'title', 'noscript']);
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'hr']);
const LINES = new Set(['br', 'div', 'tr', 'li', 'section', 'article', 'header', 'footer']);
const HIDDEN = /display\s*:\s*none/i;

/**
 * The plain-text part of an HTML template: lines and paragraphs, `- ` before list items, links as `words (address)`.
 * Hidden parts and pictures are left out; Liquid is kept.
 */
export function htmlToText(html: string): string {
  const { masked, unmask } = maskLiquid(html);
  const writer = new TextWriter();
  const parser = new Parser({
    onopentag: (name, attributes) => writer.open(name, attributes),
    ontext: (text) => writer.write(text),
    onclosetag: (name) => writer.close(name),
  });
  parser.end(masked);
  return unmask(writer.text());
}

/** Collects words and owes the white space between them until the next word comes: linear, however deep the markup. */
class TextWriter {
  private readonly pieces: string[] = [];
  private owedLines = 0;
  private owesSpace = false;
  private readonly openTags: { name: string; isSkipped: boolean; isLink: boolean }[] = [];
  /** The outermost open link: links cannot stand in links. */
  private link: { href: string; piecesFrom: number } | null = null;

  open(name: string, attributes: Record<string, string>): void {
    const isSkipped = this.isSkipping() || SKIPPED.has(name) || HIDDEN.test(attributes['style'] ?? '');
    const isLink = name === 'a' && this.link === null && !isSkipped;
    this.openTags.push({ name, isSkipped, isLink });
    if (isSkipped) return;
    this.breakLines(name);
    if (name === 'li') this.write('- ');
    if (isLink) this.link = { href: attributes['href']?.trim() ?? '', piecesFrom: this.pieces.length };
  }

  write(text: string): void {
    if (this.isSkipping()) return;
    const words = text.replace(/[\s\u00A0]+/g, ' ');
    if (words.startsWith(' ')) this.owesSpace = true;
    const bare = words.trim();
    if (bare === '') return;
    if (this.pieces.length > 0)
      this.pieces.push(this.owedLines > 0 ? '\n'.repeat(this.owedLines) : this.owesSpace ? ' ' : '');
    this.pieces.push(bare);
    this.owedLines = 0;
    this.owesSpace = words.endsWith(' ');
  }

  close(name: string): void {
    const tag = this.openTags.pop();
    if (tag === undefined || tag.isSkipped) return;
    if (tag.isLink) this.closeLink();
    if (name !== 'br') this.breakLines(name);
    if (name === 'td') this.owesSpace = true;
  }

  text(): string {
    return this.pieces.join('');
  }

  private isSkipping(): boolean {
    return this.openTags.at(-1)?.isSkipped ?? false;
  }

  private closeLink(): void {
    const { href = '', piecesFrom = 0 } = this.link ?? {};
    this.link = null;
    const words = this.pieces.slice(piecesFrom).join('').trim();
    if (href === '' || href.startsWith('#') || href === words || href === `mailto:${words}`) return;
    this.write(words === '' ? href : ` (${href})`);
  }

  private breakLines(name: string): void {
    if (name === 'br') this.owedLines = Math.min(this.owedLines + 1, 2);
    else if (PARAGRAPHS.has(name)) this.owedLines = 2;
    else if (LINES.has(name)) this.owedLines = Math.max(this.owedLines, 1);
  }
}
