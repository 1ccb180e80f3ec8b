import { oneLine } from './one-line.ts';

/** A person's or a team's mailbox. */
export interface Mailbox {
  address: string;
  name?: string;
}

const LOCAL_PART = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?!-)[\p{L}\p{N}-]{1,63}(?<!-)(\.(?!-)[\p{L}\p{N}-]{1,63}(?<!-))+$/u;

/** Whether mail can be addressed to this: `local@domain.tld`, no display name, no quoted local part, no spaces. */
export function isMailAddress(address: string): boolean {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = address.slice(at + 1);
  return local.length <= 64 && domain.length <= 253 && LOCAL_PART.test(local) && DOMAIN.test(domain);
}

/** A mailbox as it stands in a header: `Ada Lovelace <ada@example.com>`, the name quoted where it has to be. */
export function formatMailbox({ address, name }: Mailbox): string {
  const shown = oneLine(name ?? '');
  if (shown === '') return address;
  const isPlain = /^[\p{L}\p{N} '_-]+$/u.test(shown);
  return `${isPlain ? shown : `"${shown.replace(/["\\]/g, String.raw`\$&`)}"`} <${address}>`;
}

/** The domain of an address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
