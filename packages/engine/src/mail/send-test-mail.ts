import { suppression, type Transaction, type WorkspaceSettings } from '@tendril/db';
import {
  compileEmail,
  composeMail,
  EmailComposeError,
  EmailRenderError,
  mailLinks,
  mailValues,
  renderEmail,
  type CompiledEmail,
  type EmailContent,
  type SealedMail,
} from '@tendril/email';
import { normaliseEmail } from '@tendril/leads';
import { eq } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import { changeOf } from '../changes/change.ts';
import type { Engine } from '../engine.ts';
import { readClock } from '../lead/lock-lead.ts';
import { readerOf, type Reader } from '../read/reader.ts';
import { inTransaction } from '../run/in-transaction.ts';
import { deliverBatch } from './deliver-batch.ts';
import { personalValues } from './personal-values.ts';
import { insertBatch } from './seal-batch.ts';
import { transportOf } from './transport-of.ts';
import { loadWorkspace } from './workspace-settings.ts';

export interface TestMail {
  content: EmailContent;
  purpose: 'marketing' | 'service';
  /** Whose values fill it in; somebody invented when left out. */
  leadId?: string;
  /** Where it goes to. */
  to: string;
}

export type TestMailSent =
  | { kind: 'sent' }
  /** It leaves as soon as the provider takes it. */
  | { kind: 'on_its_way' }
  | { kind: 'refused'; reason: TestMailRefusal };

export type TestMailRefusal =
  | 'bad_address'
  | 'suppressed'
  | 'not_ready'
  | 'no_workspace'
  | 'mail_held'
  | 'provider_busy'
  | 'provider_refused';

/**
 * Sends one email to one address to see how it arrives: sealed and delivered like any other, marked in its subject. It belongs
 * to no run and has no row in the ledger, so nothing that happens to it is counted or concerns a lead.
 */
export async function sendTestMail(engine: Engine, test: TestMail): Promise<TestMailSent> {
  const emailKey = normaliseEmail(test.to);
  if (emailKey === null) return { kind: 'refused', reason: 'bad_address' };
  const [result, reader] = await Promise.all([compileEmail(test.content), readerOf(engine.db, test.leadId)]);
  if (!result.ok) return { kind: 'refused', reason: 'not_ready' };
  const { compiled } = result;
  const sealed = await inTransaction(engine, (tx) => seal(tx, engine, { test, emailKey, compiled, reader }));
  if ('reason' in sealed) return { kind: 'refused', reason: sealed.reason };
  const delivery = await deliverBatch(engine, sealed.batchId);
  engine.tellChange(changeOf('mails'));
  // A relay may have taken it first, or must wait for its turn: then it leaves by that way.
  if (delivery.kind !== 'delivered' || delivery.outcome === 'perhaps') return { kind: 'on_its_way' };
  if (delivery.outcome === 'accepted') return { kind: 'sent' };
  return { kind: 'refused', reason: delivery.outcome === 'later' ? 'provider_busy' : 'provider_refused' };
}

async function seal(
  tx: Transaction,
  engine: Engine,
  of: { test: TestMail; emailKey: string; compiled: CompiledEmail; reader: Reader },
): Promise<{ batchId: string } | { reason: TestMailRefusal }> {
  const workspace = await loadWorkspace(tx);
  if (workspace === undefined) return { reason: 'no_workspace' };
  if (workspace.isMailHeld) return { reason: 'mail_held' };
  const [suppressed] = await tx.select().from(suppression).where(eq(suppression.emailKey, of.emailKey));
  if (suppressed !== undefined) return { reason: 'suppressed' };
  const { settings } = workspace;
  const mail = compose(engine, { ...of, settings });
  if (mail === null) return { reason: 'not_ready' };
  const transport = transportOf(engine, settings).name;
  return { batchId: await insertBatch(tx, { mails: [mail], transport, nowMs: await readClock(tx, engine) }) };
}

/** Without tracking: nobody's clicks on a test are to be counted. Null for an email that cannot be filled in. */
function compose(
  { publicUrl, secret }: Pick<Engine, 'publicUrl' | 'secret'>,
  of: { test: TestMail; compiled: CompiledEmail; reader: Reader; settings: WorkspaceSettings },
): SealedMail | null {
  const { test, compiled, reader, settings } = of;
  const messageId = randomUUID();
  const links = mailLinks({ publicUrl, secret, messageId });
  const values = { ...mailValues(links), ...personalValues({ lead: reader, entry: {}, journeyName: 'Test' }) };
  try {
    const rendered = renderEmail(compiled, values);
    return composeMail({
      messageId,
      from: { address: settings.senderAddress, name: settings.senderName },
      to: { address: test.to.trim() },
      rendered: { ...rendered, subject: `Test: ${rendered.subject}` },
      links,
      ...(test.purpose === 'marketing' ? { marketing: { postalAddress: settings.postalAddress } } : {}),
    });
  } catch (error) {
    if (error instanceof EmailRenderError || error instanceof EmailComposeError) return null;
    throw error;
  }
}
