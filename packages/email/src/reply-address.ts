import { domainOf } from './mail-address.ts';
import { signToken, verifyToken } from './token.ts';

const PREFIX = 'reply+';

/** The address that replies to one message come to; says by itself, unforgeably, which message is meant. */
export function replyAddress({
  messageId,
  domain,
  secret,
}: {
  messageId: string;
  domain: string;
  secret: string;
}): string {
  return `${PREFIX}${signToken({ purpose: 'reply', id: messageId.toLowerCase() }, secret)}@${domain}`;
}

/** The id of the message that a reply to this address answers, in lower case; null for any other address. */
export function messageIdOfReplyAddress(
  address: string,
  { domain, secret }: { domain: string; secret: string },
): string | null {
  const given = address.trim().toLowerCase();
  if (!given.startsWith(PREFIX) || domainOf(given) !== domain.toLowerCase()) return null;
  const token = given.slice(PREFIX.length, given.lastIndexOf('@'));
  return verifyToken(token, { purpose: 'reply', secret, now: 0 })?.id ?? null;
}
