import { workspace, type SealedSecret } from '@tendril/db';
import { openSecret } from '@tendril/engine';
import type { ResendAccount } from '../../adapters/resend-account.ts';
import type { ApiContext } from '../../context.ts';

/** What of the provider is typed into the settings. */
export async function typedProvider({
  engine: { db },
}: ApiContext): Promise<{ key?: SealedSecret; webhookSecret?: SealedSecret }> {
  const [row] = await db.select({ settings: workspace.settings }).from(workspace);
  return row?.settings.provider ?? {};
}

/** The account emails leave by now: the environment's, else the one of the settings; null where there is none. */
export async function resendAccount(context: ApiContext): Promise<ResendAccount | null> {
  const { resend, resendBaseUrl: baseUrl } = context.settings;
  if (resend !== null) return resend;
  const { key } = await typedProvider(context);
  const apiKey = key === undefined ? null : openSecret(key, context.settings.secret);
  return apiKey === null ? null : { apiKey, ...(baseUrl === null ? {} : { baseUrl }) };
}

/** What signs the provider's calls: the environment's, else the one of the settings; null where there is none. */
export async function webhookSecret(context: ApiContext): Promise<string | null> {
  if (context.settings.resendWebhookSecret !== null) return context.settings.resendWebhookSecret;
  const typed = (await typedProvider(context)).webhookSecret;
  return typed === undefined ? null : openSecret(typed, context.settings.secret);
}
