import { Parser } from 'htmlparser2';
import { escapeHtml } from './escape-html.ts';

/** Answers the new address of a link, or null to leave it as it stands. The address is given without HTML escapes. */
export type LinkRewriter = (href: string) => string | null;

const LINK_TAGS = new Set(['a', 'area']);
const HREF = /(\shref\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/i;

/** Changes the addresses of links in HTML and no other byte. Links marked `data-no-track` are left out. */
export function rewriteLinks(html: string, rewrite: LinkRewriter): string {
  const pieces: string[] = [];
  let from = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const href = attributes['href']?.trim();
      if (!LINK_TAGS.has(name) || href === undefined || 'data-no-track' in attributes) return;
      const address = rewrite(href);
      if (address === null) return;
      const tag = html.slice(parser.startIndex, parser.endIndex + 1);
      const changed = tag.replace(HREF, (_all, before: string) => `${before}"${escapeHtml(address)}"`);
      pieces.push(html.slice(from, parser.startIndex), changed);
      from = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return pieces.join('') + html.slice(from);
}

const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms']);

/** Whether a link's address may stand in a mail: no scheme at all, or one that cannot run anything. */
export function isHarmlessHref(href: string): boolean {
  // Browsers ignore control characters and spaces in a scheme: `java\nscript:` is one.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\p{Cc}\s]/gu, '')) ?? [];
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase());
}
