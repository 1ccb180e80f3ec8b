import { lead } from '@tendril/db';
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
import { and, eq, isNull } from 'drizzle-orm';
import type { Engine } from '../engine.ts';
import { personalValues } from '../mail/personal-values.ts';
import { loadWorkspace } from '../mail/workspace-settings.ts';

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
  subject: string;
  html: string;
  text: string;
  problems: CheckedProblem[];
}

type Reader = Pick<typeof lead.$inferSelect, 'email' | 'fields' | 'score' | 'stage' | 'tags'>;

const invented: Reader = {
  email: 'robin@acme.example',
  fields: { first_name: 'Robin', last_name: 'Sample', company: 'Acme', title: 'Head of Operations' },
  score: 35,
  stage: 'lead',
  tags: [],
};
const nowhere = { subject: '', html: '', text: '' };

/** Renders an email with footer and links as it would leave, without sending or keeping anything. Links lead nowhere. */
export async function previewMail(engine: Engine, of: MailToPreview): Promise<MailPreview> {
  const [workspace, reader] = await Promise.all([loadWorkspace(engine.db), readerOf(engine, of.leadId)]);
  const postalAddress = workspace?.settings.postalAddress ?? '';
  const problems = await checkEmail(of.content, {
    knownVariables: knownVariables(of.fields),
    isMarketing: of.purpose === 'marketing',
    postalAddress,
  });
  const compiled = await compileEmail(of.content);
  if (!compiled.ok) return { ...nowhere, problems };
  try {
    return { ...render(compiled.compiled, { reader, postalAddress, purpose: of.purpose }), problems };
  } catch (error) {
    if (!(error instanceof EmailRenderError)) throw error;
    return { ...nowhere, problems: [...problems, { code: error.code, message: error.message, severity: 'error' }] };
  }
}

async function readerOf(engine: Engine, leadId: string | undefined): Promise<Reader> {
  if (leadId === undefined) return invented;
  const [found] = await engine.db
    .select()
    .from(lead)
    .where(and(eq(lead.id, leadId), isNull(lead.erasedAt)));
  return found ?? invented;
}

function knownVariables(fields: readonly string[]): string[] {
  const own = ['email', 'score', 'stage', 'tags'].map((name) => `lead.${name}`);
  const named = fields.flatMap((field) => [field, `lead.${field}`]);
  return [
    ...own,
    ...named,
    ...Object.keys(invented.fields).flatMap((f) => [f, `lead.${f}`]),
    'entry.*',
    'journey.name',
  ];
}

function render(
  compiled: CompiledEmail,
  of: { reader: Reader; postalAddress: string; purpose: MailToPreview['purpose'] },
): Omit<MailPreview, 'problems'> {
  // Signed with nothing: whoever follows them is told that the link does not work.
  const links = mailLinks({ publicUrl: 'https://preview.invalid', secret: 'preview', messageId: 'preview' });
  const values = { ...mailValues(links), ...personalValues({ lead: of.reader, entry: {}, journeyName: 'Preview' }) };
  const address = 'preview@preview.invalid';
  const { subject, html, text } = composeMail({
    messageId: 'preview',
    from: { address },
    to: { address },
    rendered: renderEmail(compiled, values),
    links,
    ...(of.purpose === 'marketing' ? { marketing: { postalAddress: of.postalAddress } } : {}),
  });
  return { subject, html, text };
}
