/** A link in an email, as it can be chosen from a list. */
export interface MailLink {
  /** As it stands in the email. */
  url: string;
  label: string;
}

const longestLabel = 48;

/** The links a lead could click: to web pages, each address once, without the ones that only unsubscribe. */
export function linksOf(html: string): MailLink[] {
  const anchors = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('a[href]')];
  const links = new Map<string, string>();
  for (const anchor of anchors) {
    const url = anchor.getAttribute('href') ?? '';
    if (/^https?:\/\//i.test(url) && !/\/[up]\/[^/]+$/.test(url) && !links.has(url))
      links.set(url, labelOf(anchor, url));
  }
  return [...links].map(([url, label]) => ({ url, label }));
}

/** Its words; a link that is only a picture is called by that. */
function labelOf(anchor: Element, url: string): string {
  const words = anchor.textContent.trim() || anchor.querySelector('img[alt]')?.getAttribute('alt') || url;
  const label = words.replace(/\s+/g, ' ');
  return label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label;
}
