import {
  checkEmail,
  compileEmail,
  composeMail,
  EmailRenderError,
  mailLinks,
  mailValues,
  renderEmail,
  type CheckedProblem,
  type CompiledEmail,
  type EmailContent,
} from '@tendril/email';
import type { Engine } from '../engine.ts';
import { personalValues } from '../mail/personal-values.ts';
import { loadWorkspace } from '../mail/workspace-settings.ts';
import { knownVariables, readerOf, type Reader } from './reader.ts';

export interface MailToPreview {
  content: EmailContent;
  purpose: 'marketing' | 'service';
  /** Who reads it; an invented lead when left out, or when there is no such lead. */
  leadId?: string;
  /** Names of the fields leads have. */
  fields: readonly string[];
}

/** An email as one lead would get it. The texts are empty where it cannot be rendered: the problems say why. */
export interface MailPreview {
  /** Null before the workspace is set up. */
  sender: { name: string; address: string } | null;
  subject: string;
  /** What inboxes show after the subject: the preview line, else how the text begins. */
  inboxLine: string;
  html: string;
  text: string;
  /** Of the HTML as it would be sent. */
  sizeBytes: number;
  problems: CheckedProblem[];
}

type Shown = Omit<MailPreview, 'sender' | 'problems'>;

const nothing: Shown = { subject: '', inboxLine: '', html: '', text: '', sizeBytes: 0 };
const inboxLineChars = 140;

/** Renders an email with footer and links as it would leave, without sending or keeping anything. Links lead nowhere. */
export async function previewMail(engine: Pick<Engine, 'db'>, of: MailToPreview): Promise<MailPreview> {
  const { content, purpose } = of;
  const [workspace, reader] = await Promise.all([loadWorkspace(engine.db), readerOf(engine.db, of.leadId)]);
  const { postalAddress = '', senderName, senderAddress } = workspace?.settings ?? {};
  const sender =
    senderName === undefined || senderAddress === undefined ? null : { name: senderName, address: senderAddress };
  const problems = await checkEmail(content, {
    knownVariables: knownVariables(of.fields),
    isMarketing: purpose === 'marketing',
    postalAddress,
  });
  const result = await compileEmail(content);
  if (!result.ok) return { ...nothing, sender, problems };
  try {
    const { compiled } = result;
    return { ...render(compiled, { content, reader, postalAddress, purpose }), sender, problems };
  } catch (error) {
    if (!(error instanceof EmailRenderError)) throw error;
    const { code, message } = error;
    return {
      ...nothing,
      sender,
      problems: [...problems, { code, message, severity: 'error', part: null, line: null }],
    };
  }
}

function render(
  compiled: CompiledEmail,
  of: { content: EmailContent; reader: Reader; postalAddress: string; purpose: MailToPreview['purpose'] },
): Shown {
  // Signed with nothing: whoever follows them is told that the link does not work.
  const links = mailLinks({ publicUrl: 'https://preview.invalid', secret: 'preview', messageId: 'preview' });
  const values = { ...mailValues(links), ...personalValues({ lead: of.reader, entry: {}, journeyName: 'Preview' }) };
  const address = 'preview@preview.invalid';
  const rendered = renderEmail(compiled, values);
  const preheader = { ...compiled, subject: of.content.preheader ?? '', html: '', text: '' };
  const { subject, html, text } = composeMail({
    messageId: 'preview',
    from: { address },
    to: { address },
    rendered,
    links,
    ...(of.purpose === 'marketing' ? { marketing: { postalAddress: of.postalAddress } } : {}),
  });
  const written = renderEmail(preheader, values).subject;
  const inboxLine = written === '' ? rendered.text.replace(/\s+/g, ' ').slice(0, inboxLineChars) : written;
  return { subject, inboxLine, html, text, sizeBytes: Buffer.byteLength(html) };
}
