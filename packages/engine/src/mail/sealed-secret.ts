import type { SealedSecret } from '@tendril/db';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const shownCharacters = 4;

/** Encrypts a secret for the database. Who reads the database without the installation's secret learns its last four characters. */
export function sealSecret(text: string, installationSecret: string): SealedSecret {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(installationSecret), nonce);
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { sealed: sealed.toString('base64'), end: text.slice(-shownCharacters) };
}

/** The secret in plain; null where it was encrypted under another installation's secret, or was changed. */
export function openSecret({ sealed }: SealedSecret, installationSecret: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv(algorithm, keyOf(installationSecret), bytes.subarray(0, nonceBytes));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    return null;
  }
}

/** A key of its own, so that nothing else made of the installation's secret can be used for this. */
function keyOf(installationSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', installationSecret, '', 'tendril sealed secret 1', keyBytes));
}
