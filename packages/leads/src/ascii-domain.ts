import { encodePunycode } from './punycode.ts';

/**
 * A domain as DNS knows it: lower case, labels beyond ASCII as `xn--…`; null when it is none. At least two labels, the
 * last not a number (that would be an IP address).
 */
export function asciiDomain(raw: string): string | null {
  // People who write ideographs end labels with one of these dots.
  const labels = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .split('.')
    .map(asciiLabel);
  if (labels.length < 2 || /^[0-9]+$/.test(labels.at(-1) ?? '')) return null;
  const domain = labels.join('.');
  const isSound = domain.length <= 253 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  return isSound ? domain : null;
}

/** Signs in a label stay as they are and make it unsound; letters and marks beyond ASCII are encoded. */
function asciiLabel(label: string): string {
  return /^[a-z0-9-]*$/.test(label) || !/^[\p{L}\p{M}\p{N}-]+$/u.test(label) ? label : `xn--${encodePunycode(label)}`;
}
