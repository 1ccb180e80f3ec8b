import { Parser } from 'htmlparser2';
import { escapeHtml } from './escape-html.ts';

/**
 * Answers the new address of a link, or null to leave it as it stands. The address is given without HTML escapes; a
 * link marked `data-no-track` is not to be counted.
 */
export type LinkRewriter = (href: string, link: { isTrackable: boolean }) => string | null;

const LINK_TAGS = new Set(['a', 'area']);

/** Changes the addresses of links in HTML and no other tag. */
export function rewriteLinks(html: string, rewrite: LinkRewriter): string {
  const pieces: string[] = [];
  let from = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const href = attributes['href']?.trim();
      if (!LINK_TAGS.has(name) || href === undefined) return;
      const address = rewrite(href, { isTrackable: !('data-no-track' in attributes) });
      if (address === null) return;
      pieces.push(html.slice(from, parser.startIndex), openTag(name, { ...attributes, href: address }));
      from = parser.endIndex + 1;
    },
  });
  parser.end(html);
  return pieces.join('') + html.slice(from);
}

/** The tag is written anew as it was understood: patching its source could be led astray by quotes in it. */
function openTag(name: string, attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<${name}${written.join('')}>`;
}

const SAFE_SCHEMES = new Set(['http', 'https', 'mailto', 'tel', 'sms']);

/** Whether a link's address may stand in a mail: no scheme at all, or one that cannot run anything. */
export function isHarmlessHref(href: string): boolean {
  // Browsers ignore control characters and spaces in a scheme: `java\nscript:` is one.
  const [, scheme] = /^([a-z][a-z0-9+.-]*):/i.exec(href.replace(/[\p{Cc}\s]/gu, '')) ?? [];
  return scheme === undefined || SAFE_SCHEMES.has(scheme.toLowerCase());
}
