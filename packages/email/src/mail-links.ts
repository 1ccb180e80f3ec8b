import { signToken, verifyToken, type TokenPurpose } from './token.ts';

/** Where our own links of one mail lead. All carry a token that says which message it was. */
export interface MailLinks {
  /** GET shows a page that asks, POST unsubscribes (RFC 8058). */
  unsubscribe: string;
  preferences: string;
  /** The invisible picture of open tracking. */
  open: string;
  /** Counts a click, then leads to the target. */
  click(target: string): string;
}

/** Paths under the public address that an API has to serve; what follows the last slash is the token. */
export const mailLinkPaths = { unsubscribe: '/u/', preferences: '/p/', open: '/o/', click: '/c/' } as const;

/** The links of one message. `publicUrl` is where leads reach us, such as `https://mail.example.com`. */
export function mailLinks({
  publicUrl,
  secret,
  messageId,
}: {
  publicUrl: string;
  secret: string;
  messageId: string;
}): MailLinks {
  const base = publicUrl.replace(/\/+$/, '');
  const token = (purpose: TokenPurpose) => signToken({ purpose, id: messageId }, secret);
  return {
    unsubscribe: `${base}${mailLinkPaths.unsubscribe}${token('unsubscribe')}`,
    preferences: `${base}${mailLinkPaths.preferences}${token('unsubscribe')}`,
    open: `${base}${mailLinkPaths.open}${token('open')}`,
    click: (target) => `${base}${mailLinkPaths.click}${signToken({ purpose: 'click', id: messageId, target }, secret)}`,
  };
}

/** The values that every mail gets besides those of lead and journey: `{{ unsubscribe_url }}`, `{{ preferences_url }}`. */
export function mailValues({ unsubscribe, preferences }: MailLinks): Record<MailVariable, string> {
  return { unsubscribe_url: unsubscribe, preferences_url: preferences };
}

export const MAIL_VARIABLES = ['unsubscribe_url', 'preferences_url'] as const;
type MailVariable = (typeof MAIL_VARIABLES)[number];

/**
 * The message and the address that a click token leads to, query and UTM parameters as they were; null for a token
 * that we did not sign or that does not lead to a web page. Only such an address may be redirected to.
 */
export function clickTarget(token: string, secret: string): { messageId: string; url: string } | null {
  const claims = verifyToken(token, { purpose: 'click', secret, now: 0 });
  return claims?.target !== undefined && isWebAddress(claims.target)
    ? { messageId: claims.id, url: claims.target }
    : null;
}

/** Whether this is a complete http or https address. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/?#\\]/i.test(address) && URL.canParse(address);
}
