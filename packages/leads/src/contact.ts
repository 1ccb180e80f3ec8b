import { asciiDomain } from './ascii-domain.ts';
import { callingCodes } from './calling-codes.ts';
import type { CountryCode } from './calling-codes.ts';
import { isFreeMail } from './free-mail.ts';

const longestAddress = 254;
const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:[.][a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * An e-mail address in the one form that finds duplicates: lower case, without white space, brackets or `mailto:`
 * around it, the domain as ASCII. Null when no mail could be sent to it. Accepts what people type, not all RFC 5322
 * allows: no quoted names, no IP addresses, no letters beyond ASCII before the @, which few servers take.
 */
export function normaliseEmail(raw: string): string | null {
  const address = bareAddress(raw);
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (at < 1 || local.length > 64 || domain === null || !localPart.test(local)) return null;
  const email = `${local}@${domain}`;
  return email.length <= longestAddress ? email : null;
}

/** The domain that says where a lead works; null for free-mail addresses and for what is no address. */
export function companyDomainOf(email: string): string | null {
  const normal = normaliseEmail(email);
  if (normal === null) return null;
  const domain = normal.slice(normal.lastIndexOf('@') + 1);
  return isFreeMail(domain) ? null : domain;
}

/**
 * A phone number as E.164 (`+442079460123`), or null when it cannot be one. A number without a country (`020 …`) needs
 * `defaultCountry`, an ISO code. Checks length and form, not whether the number exists.
 */
export function normalisePhone(raw: string, defaultCountry?: CountryCode): string | null {
  // "+44 (0)20 …" shows the digit dialled at home only.
  const written = raw
    .trim()
    .replace(/^tel:/i, '')
    .replace(/^((?:[+]|00)[^(]*)[(]0[)]/, '$1');
  if (!/^[+]?[0-9\s().\u00a0/-]+$/.test(written)) return null;
  const digits = written.replace(/[^0-9+]/g, '').replace(/^00/, '+');
  const number = digits.startsWith('+') ? digits : abroad(digits, defaultCountry);
  return number !== null && /^[+][1-9][0-9]{6,14}$/.test(number) ? number : null;
}

function abroad(digits: string, country: CountryCode | undefined): string | null {
  if (country === undefined) return null;
  const { code, trunk } = callingCodes[country];
  return `+${code}${trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits}`;
}

/** What stands in the angle brackets of `Greta Lind <greta@northlight.example>`, else the whole. */
function bareAddress(raw: string): string {
  const inBrackets = /<([^<>]*)>\s*$/.exec(raw)?.[1] ?? raw;
  return inBrackets
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase();
}
