import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token lets its bearer do. A token made for one purpose is worthless for every other. */
export type TokenPurpose = 'unsubscribe' | 'click' | 'open' | 'reply' | 'download';

/** What a token says. */
export interface TokenClaims {
  /** What it is about, such as the id of a message: letters, digits, `-` and `_`, at most 64. */
  id: string;
  /** Any further text that must not be changed, such as the address a click leads to. */
  target?: string;
  /** Milliseconds since 1970; without it the token holds for ever. */
  expiresAt?: number;
}

export type TokenPayload = TokenClaims & { purpose: TokenPurpose };

const ID = /^[\w-]{1,64}$/;
const FIELD_TARGET = 't';
const FIELD_EXPIRES_AT = 'e';
// 128 bits. Reply tokens live in the 64 characters before an @ and may come back in lower case: 80 bits, hexadecimal.
const MAC_BYTES = 16;
const REPLY_MAC_BYTES = 10;

/** A short URL-safe token, `<id>[.e<expiry>][.t<target>].<mac>`, signed by HMAC-SHA256 for the payload's purpose alone. */
export function signToken({ purpose, id, target, expiresAt }: TokenPayload, secret: string): string {
  if (!ID.test(id)) throw new Error('A token is about an id of letters, digits, - and _, at most 64 characters.');
  const fields = [id];
  if (expiresAt !== undefined) fields.push(FIELD_EXPIRES_AT + Math.floor(expiresAt).toString(36));
  if (target !== undefined) fields.push(FIELD_TARGET + Buffer.from(target, 'utf8').toString('base64url'));
  const body = fields.join('.');
  return `${body}.${mac({ purpose, body, secret })}`;
}

/** What a token may be checked against; `now` in milliseconds since 1970. */
export interface TokenCheck {
  purpose: TokenPurpose;
  secret: string;
  now: number;
}

/** The claims of a genuine token made for this purpose that has not expired, else null. */
export function verifyToken(token: string, { purpose, secret, now }: TokenCheck): TokenClaims | null {
  const macFrom = token.lastIndexOf('.');
  const body = token.slice(0, Math.max(macFrom, 0));
  if (!isSame(token.slice(macFrom + 1), mac({ purpose, body, secret }))) return null;
  const claims = readBody(body);
  return claims.expiresAt !== undefined && claims.expiresAt <= now ? null : claims;
}

function readBody(body: string): TokenClaims {
  const [id = '', ...fields] = body.split('.');
  const claims: TokenClaims = { id };
  for (const field of fields) {
    const value = field.slice(1);
    if (field.startsWith(FIELD_TARGET)) claims.target = Buffer.from(value, 'base64url').toString('utf8');
    if (field.startsWith(FIELD_EXPIRES_AT)) claims.expiresAt = Number.parseInt(value, 36);
  }
  return claims;
}

function mac({ purpose, body, secret }: { purpose: TokenPurpose; body: string; secret: string }): string {
  const digest = createHmac('sha256', secret).update(`tendril token 1\n${purpose}\n${body}`).digest();
  return purpose === 'reply'
    ? digest.subarray(0, REPLY_MAC_BYTES).toString('hex')
    : digest.subarray(0, MAC_BYTES).toString('base64url');
}

function isSame(given: string, expected: string): boolean {
  const givenBytes = Buffer.from(given);
  const expectedBytes = Buffer.from(expected);
  return givenBytes.length === expectedBytes.length && timingSafeEqual(givenBytes, expectedBytes);
}
