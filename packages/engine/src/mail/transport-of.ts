import type { Database, WorkspaceSettings } from '@tendril/db';
import { createDevMailbox, createResendTransport, type MailTransport, type ResendOptions } from '@tendril/email';
import type { Engine, EngineOptions } from '../engine.ts';
import { createDevMailboxStore } from './dev-mailbox-store.ts';
import { openSecret } from './sealed-secret.ts';

/** The way out a workspace has connected itself; null where it has none. */
export type ConnectedTransport = (settings: WorkspaceSettings) => MailTransport | null;

/** The way out for a batch that is sealed or claimed now: a provider connected meanwhile is used from the next batch on. */
export function transportOf(
  { connectedTransport, transport }: Pick<Engine, 'connectedTransport' | 'transport'>,
  settings: WorkspaceSettings,
): MailTransport {
  return connectedTransport(settings) ?? transport;
}

/** Sends through Resend with the key that was typed into the settings. The key is opened anew only when another was typed. */
function connectedResend({ secret, baseUrl }: { secret: string; baseUrl: string | null }): ConnectedTransport {
  let last: { sealed: string; transport: MailTransport | null } | null = null;
  return ({ provider }) => {
    const key = provider?.key;
    if (key === undefined) return null;
    if (last?.sealed !== key.sealed) {
      const apiKey = openSecret(key, secret);
      const at = baseUrl === null ? {} : { baseUrl };
      last = { sealed: key.sealed, transport: apiKey === null ? null : createResendTransport({ apiKey, ...at }) };
    }
    return last.transport;
  };
}

/** How emails leave: by the key of the environment, else by the one in the settings, else into the test mailbox. */
export function waysOut(
  db: Database,
  of: { resend: ResendOptions | null; resendBaseUrl: string | null; secret: string },
): Pick<EngineOptions, 'transport' | 'connectedTransport'> {
  const { resend, resendBaseUrl: baseUrl, secret } = of;
  if (resend !== null) return { transport: createResendTransport(resend) };
  return {
    transport: createDevMailbox(createDevMailboxStore(db)),
    connectedTransport: connectedResend({ secret, baseUrl }),
  };
}
