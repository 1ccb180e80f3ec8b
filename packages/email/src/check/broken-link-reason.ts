import { maskLiquid } from '../liquid-segments.ts';
import { isHarmlessHref } from '../rewrite-links.ts';

/** Why a link cannot work, or null. Where Liquid decides, anything may come out and the link is taken for good. */
export function brokenLinkReason(href: string): string | null {
  const { masked } = maskLiquid(href.trim());
  const example = masked.replace(/\uE000\d+\uE001/g, 'x');
  if (masked === '' || masked === '#') return 'leads nowhere';
  if (!isHarmlessHref(example)) return 'would run something instead of leading somewhere';
  if (masked.startsWith('\uE000') || masked.startsWith('#')) return null;
  if (/^mailto:/i.test(masked))
    return /^mailto:[^\s@]+@[^\s@]+$/i.test(example) || masked !== example ? null : 'is no mail address';
  if (/^(tel|sms):/i.test(masked)) return null;
  if (!/^https?:\/\//i.test(masked)) return 'is not complete; it must begin with https://';
  if (/\s/.test(masked)) return 'has a space in it';
  const host = URL.parse(example)?.hostname ?? '';
  const isHost = host.includes('.') || host === 'localhost' || masked !== example;
  return host !== '' && isHost ? null : 'has no proper host name';
}
