import { workspace, type WorkspaceSettings } from '@tendril/db';
import { sealSecret } from '@tendril/engine';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ApiContext } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { getProvider, type ProviderInSettings } from './get.ts';
import { typedProvider } from './known-provider.ts';

const secretOf = (message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^[\x21-\x7e]{12,200}$/, message)
    .nullish();

/** What is left out stays as it is; null takes it away. */
export const providerSchema = z.strictObject({
  key: secretOf('This is no key. Copy it whole: it begins with re_.'),
  webhookSecret: secretOf('This is no signing secret. Copy it whole: it begins with whsec_.'),
});

/** Keeps what connects the provider, encrypted. The next batch of emails leaves by it. Throws `conflict` before set-up. */
export async function saveProvider(
  context: ApiContext,
  input: z.output<typeof providerSchema>,
): Promise<ProviderInSettings> {
  const { engine, settings } = context;
  const provider: NonNullable<WorkspaceSettings['provider']> = await typedProvider(context);
  for (const name of ['key', 'webhookSecret'] as const) {
    const typed = input[name];
    if (typed === null) delete provider[name];
    else if (typed !== undefined) provider[name] = sealSecret(typed, settings.secret);
  }
  const saved = await engine.db
    .update(workspace)
    .set({ settings: sql`${workspace.settings} || jsonb_build_object('provider', ${JSON.stringify(provider)}::jsonb)` })
    .returning({ id: workspace.id });
  if (saved.length === 0) throw new AppError('conflict', 'Say first whom emails come from, and save that.');
  return getProvider(context);
}
