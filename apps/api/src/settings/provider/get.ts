import type { SealedSecret } from '@tendril/db';
import { openSecret } from '@tendril/engine';
import type { ApiContext } from '../../context.ts';
import { typedProvider } from './known-provider.ts';

/** How a secret of the provider is known. What it is never leaves the server. */
export type KnownSecret =
  | { from: 'environment' }
  /** `end` are its last characters; not readable where it was typed under another secret of the installation. */
  | { from: 'settings'; end: string; isReadable: boolean }
  | { from: 'nowhere' };

export interface ProviderInSettings {
  key: KnownSecret;
  webhookSecret: KnownSecret;
  /** Where the provider has to call when something happens to an email. */
  webhookAddress: string;
}

/** What is known of the email provider. */
export async function getProvider(context: ApiContext): Promise<ProviderInSettings> {
  const { resend, resendWebhookSecret, publicUrl, secret } = context.settings;
  const typed = await typedProvider(context);
  return {
    key: known({ isInEnvironment: resend !== null, typed: typed.key, secret }),
    webhookSecret: known({ isInEnvironment: resendWebhookSecret !== null, typed: typed.webhookSecret, secret }),
    webhookAddress: `${publicUrl}/webhooks/resend`,
  };
}

function known(of: { isInEnvironment: boolean; typed: SealedSecret | undefined; secret: string }): KnownSecret {
  if (of.isInEnvironment) return { from: 'environment' };
  if (of.typed === undefined) return { from: 'nowhere' };
  return { from: 'settings', end: of.typed.end, isReadable: openSecret(of.typed, of.secret) !== null };
}
