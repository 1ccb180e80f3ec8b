import { escapeHtml } from './escape-html.ts';
import { maskLiquid, segmentBody } from './liquid-segments.ts';

/** A whole HTML document around the given body, readable on any screen, light or dark. */
export function htmlDocument(body: string): string {
  return [
    '<!doctype html>',
    '<html lang="und">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '</head>',
    '<body>',
    `<div style="max-width:600px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5">${body}</div>`,
    '</body>',
    '</html>',
  ].join('\n');
}

// A mark that stands for Liquid may be part of an address (`https://example.com/?lead={{ lead.id }}`) or stand alone.
const ADDRESS_OR_MARK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|\uE000\d+\uE001/g;
const LINK_NAME = /[._](link|url)$/;

/**
 * The HTML of a mail written as plain text: line breaks kept, Liquid untouched; web addresses become links, and so do
 * values named `…link` or `…url`. Lines end in `<br>` and are not put into paragraphs, so that a condition around any
 * of them leaves the HTML whole.
 */
export function textToHtml(source: string): string {
  const { masked, unmask } = maskLiquid(source.trim());
  const pieces: string[] = [];
  let from = 0;
  for (const match of masked.matchAll(ADDRESS_OR_MARK)) {
    const found = escapeHtml(match[0]);
    pieces.push(escapeHtml(masked.slice(from, match.index)));
    pieces.push(isLink(match[0], unmask) ? `<a href="${found}">${found}</a>` : found);
    from = match.index + match[0].length;
  }
  pieces.push(escapeHtml(masked.slice(from)));
  return htmlDocument(unmask(pieces.join('').replace(/\r?\n/g, '<br>\n')));
}

function isLink(found: string, unmask: (text: string) => string): boolean {
  if (found.startsWith('http')) return true;
  const source = unmask(found);
  if (!source.startsWith('{{')) return false;
  const [path = ''] = segmentBody({ kind: 'value', source }).split('|');
  return LINK_NAME.test(path.trim());
}
