import { z } from 'zod';
import { askResend } from '../../adapters/resend-account.ts';
import type { ApiContext } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { resendAccount } from './known-provider.ts';

/** What the provider says to the key. */
export type ProviderChecked =
  /** Domains it may send for; null where the key is made for sending alone and may not ask. */
  | { kind: 'works'; domains: { name: string; isVerified: boolean }[] | null }
  | { kind: 'refused' }
  | { kind: 'noAnswer' };

const domainsSchema = z.object({ data: z.array(z.object({ name: z.string(), status: z.string() })) });
const refusalSchema = z.object({ name: z.string() });

/** Asks the provider for our domains: harmless, and tells whether the key is good. Nothing is sent. Throws `not_found`. */
export async function checkProvider(context: ApiContext): Promise<ProviderChecked> {
  const account = await resendAccount(context);
  if (account === null) throw new AppError('not_found', 'There is no key to check.');
  const answer = await askResend(account, '/domains').catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  if (answer === null || answer.status >= 500 || answer.status === 429) return { kind: 'noAnswer' };
  if (answer.ok) {
    const domains = domainsSchema.safeParse(body);
    if (!domains.success) return { kind: 'noAnswer' };
    return {
      kind: 'works',
      domains: domains.data.data.map(({ name, status }) => ({ name, isVerified: status === 'verified' })),
    };
  }
  const isForSendingAlone = refusalSchema.safeParse(body).data?.name === 'restricted_api_key';
  return isForSendingAlone ? { kind: 'works', domains: null } : { kind: 'refused' };
}
