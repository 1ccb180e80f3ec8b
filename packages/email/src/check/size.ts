import { hint, type EmailRule } from './rule.ts';

// Gmail cuts longer emails off, and with the rest the way to unsubscribe.
const limitBytes = 102 * 1024;

/** Emails that inboxes would show only the beginning of. */
export const sizeRule: EmailRule = ({ compiled }) => {
  const sizeBytes = Buffer.byteLength(compiled.html);
  if (sizeBytes <= limitBytes) return [];
  const message = `The email is ${Math.ceil(sizeBytes / 1024)} kB long; inboxes cut it off after 102 kB.`;
  return [hint('too_large', message)];
};
