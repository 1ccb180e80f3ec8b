import {
  composeMail,
  EmailComposeError,
  EmailRenderError,
  mailLinks,
  mailValues,
  renderEmail,
  replyAddress,
  type SealedMail,
} from '@tendril/email';
import type { WorkspaceSettings } from '@tendril/db';
import type { Engine } from '../engine.ts';
import type { DueMail } from './due-mail.ts';
import { personalValues } from './personal-values.ts';
import { replyDomain } from './workspace-settings.ts';

/** The bytes of a mail, or why there can be none. */
export type Composed = { ok: true; sealed: SealedMail } | { ok: false; reason: 'render_failed' | 'bad_address' };

/** Renders a mail for its lead and builds what is sent. Never throws for what an author or a lead can cause. */
export function composeDueMail(
  engine: Pick<Engine, 'secret' | 'publicUrl'>,
  due: Pick<DueMail, 'mail' | 'lead' | 'template' | 'state' | 'plan'>,
  settings: WorkspaceSettings,
): Composed {
  const { mail, lead, template, state, plan } = due;
  if (template === null) return { ok: false, reason: 'render_failed' };
  const { secret, publicUrl } = engine;
  const links = mailLinks({ publicUrl, secret, messageId: mail.id });
  const values = personalValues({ lead, entry: state.entry.properties, journeyName: plan.name });
  try {
    const rendered = renderEmail(template, { ...mailValues(links), ...values });
    const sealed = composeMail({
      messageId: mail.id,
      from: { address: settings.senderAddress, name: settings.senderName },
      to: { address: lead.email ?? '' },
      replyTo: replyAddress({ messageId: mail.id, domain: replyDomain(settings), secret }),
      rendered,
      links,
      ...(mail.purpose === 'marketing' ? { marketing: { postalAddress: settings.postalAddress } } : {}),
      tracking: { opens: settings.tracksOpens, clicks: settings.tracksClicks },
    });
    return { ok: true, sealed };
  } catch (error) {
    if (error instanceof EmailRenderError) return { ok: false, reason: 'render_failed' };
    if (error instanceof EmailComposeError) return { ok: false, reason: 'bad_address' };
    throw error;
  }
}
