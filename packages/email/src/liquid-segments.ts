import { lineOf } from './line-of.ts';

/** A piece of a Liquid template: text to show as it stands, a value (`{{ }}`) or a tag (`{% %}`). */
export interface TemplateSegment {
  kind: 'literal' | 'value' | 'tag';
  source: string;
}

/**
 * Cuts a template into literals, values and tags; the sources joined give the template again.
 * An opener that nothing closes belongs to the literal that it stands in.
 */
export function liquidSegments(template: string): TemplateSegment[] {
  const segments: TemplateSegment[] = [];
  let from = 0;
  for (;;) {
    const opener = nextOpener(template, from);
    const end = opener === -1 ? -1 : segmentEnd(template, opener);
    if (end === -1) break;
    if (opener > from) segments.push({ kind: 'literal', source: template.slice(from, opener) });
    const kind = template[opener + 1] === '%' ? 'tag' : 'value';
    segments.push({ kind, source: template.slice(opener, end) });
    from = end;
  }
  if (from < template.length) segments.push({ kind: 'literal', source: template.slice(from) });
  return segments;
}

/** The expression or statement inside the braces, without whitespace control. */
export function segmentBody(segment: TemplateSegment): string {
  return segment.source.slice(2, -2).replace(/^-|-$/g, '').trim();
}

/** A template whose Liquid is replaced by marks that no other language gives a meaning. */
export interface MaskedTemplate {
  masked: string;
  /** Puts the Liquid back into whatever the masked text was turned into. */
  unmask: (text: string) => string;
  /** The Liquid whose mark the given text no longer has, and its line in the masked text, from 1. */
  missingFrom: (text: string) => { source: string; line: number }[];
}

// Private-use characters: markup languages pass them through, people do not type them.
const MARK = /\uE000(\d+)\uE001/g;

/** Hides Liquid from compilers of markup, which would otherwise trip over `<`, quotes and braces in it. */
export function maskLiquid(template: string): MaskedTemplate {
  const hidden: string[] = [];
  const masked = liquidSegments(template.replace(/[\uE000\uE001]/g, ''))
    .map((segment) => {
      if (segment.kind === 'literal') return segment.source;
      hidden.push(segment.source);
      return `\uE000${hidden.length - 1}\uE001`;
    })
    .join('');
  return {
    masked,
    unmask: (text) => text.replace(MARK, (_mark, index: string) => hidden[Number(index)] ?? ''),
    missingFrom: (text) =>
      hidden.flatMap((source, index) => {
        const mark = `\uE000${index}\uE001`;
        return text.includes(mark) ? [] : [{ source, line: lineOf(masked, mark) ?? 1 }];
      }),
  };
}

function nextOpener(template: string, from: number): number {
  for (let at = template.indexOf('{', from); at !== -1; at = template.indexOf('{', at + 1)) {
    if (template[at + 1] === '{' || template[at + 1] === '%') return at;
  }
  return -1;
}

function segmentEnd(template: string, opener: number): number {
  const closer = template[opener + 1] === '%' ? '%}' : '}}';
  const plainEnd = template.indexOf(closer, opener + 2);
  if (plainEnd === -1) return -1;
  const quotedEnd = endOutsideQuotes(template, { from: opener + 2, closer });
  return (quotedEnd === -1 ? plainEnd : quotedEnd) + closer.length;
}

/** Where the closer stands outside of quotes; -1 when quotes do not pair up on the segment's line. */
function endOutsideQuotes(template: string, { from, closer }: { from: number; closer: string }): number {
  for (let at = from; at < template.length && template[at] !== '\n'; at += 1) {
    if (template.startsWith(closer, at)) return at;
    if (template[at] !== '"' && template[at] !== "'") continue;
    at = template.indexOf(template[at] ?? '', at + 1);
    if (at === -1) return -1;
  }
  return -1;
}
