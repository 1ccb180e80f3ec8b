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

class TextWriter {
  private output = '';
  private readonly openTags: { name: string; isSkipped: boolean; href: string; textFrom: number }[] = [];

  open(name: string, attributes: Record<string, string>): void {
    const isSkipped = this.isSkipping() || SKIPPED.has(name) || HIDDEN.test(attributes['style'] ?? '');
    if (!isSkipped) {
      this.breakBefore(name);
      if (name === 'li') this.output += '- ';
    }
    this.openTags.push({ name, isSkipped, href: attributes['href']?.trim() ?? '', textFrom: this.output.length });
  }

  write(text: string): void {
    if (this.isSkipping()) return;
    const words = text.replace(/[\s\u00A0]+/g, ' ');
    this.output += /\s$/.test(this.output) || this.output === '' ? words.trimStart() : words;
  }

  close(name: string): void {
    const tag = this.openTags.pop();
    if (tag === undefined || tag.isSkipped) return;
    if (name === 'a') this.closeLink(tag);
    if (name !== 'br') this.breakBefore(name);
    if (name === 'td') this.write(' ');
  }

  text(): string {
    return this.output.trim();
  }

  private isSkipping(): boolean {
    return this.openTags.at(-1)?.isSkipped ?? false;
  }

  private closeLink({ href, textFrom }: { href: string; textFrom: number }): void {
    const words = this.output.slice(textFrom).trim();
    if (href === '' || href.startsWith('#') || href === words || href === `mailto:${words}`) return;
    this.output = `${this.output.trimEnd()}${words === '' ? href : ` (${href})`}`;
  }

  /** Starts a new line for a block, and a new paragraph for a bigger one; never leaves two lines empty. */
  private breakBefore(name: string): void {
    if (PARAGRAPHS.has(name)) this.endLine('\n\n');
    else if (name === 'br') this.output = `${this.output.trimEnd()}${this.output.endsWith('\n') ? '\n\n' : '\n'}`;
    else if (LINES.has(name)) this.endLine('\n');
  }

  private endLine(wanted: string): void {
    const written = this.output.replace(/[ \n]+$/, '');
    if (written === '') return;
    const ended = this.output.slice(written.length).replace(/ /g, '');
    this.output = written + (ended.length > wanted.length ? ended : wanted);
  }
}
