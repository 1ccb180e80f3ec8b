import { compileMjml } from './compile-mjml.ts';
import type { CompiledEmail, EmailContent, EmailPart, EmailProblem } from './email-content.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlToText } from './html-to-text.ts';
import { maskLiquid } from './liquid-segments.ts';
import { liquidSyntaxError, liquidVariables } from './liquid-sandbox.ts';
import { htmlDocument, textToHtml } from './text-to-html.ts';

/** The compiled mail, or everything an author has to mend first. */
export type CompileResult = { ok: true; compiled: CompiledEmail } | { ok: false; problems: EmailProblem[] };

const SOURCE_LIMIT_CHARS = 500_000;

const emailParts = ['subject', 'preheader', 'source', 'text'] as const;
/** As a person who writes them calls them. */
const partNames: Readonly<Record<EmailPart, string>> = {
  subject: 'Subject',
  preheader: 'Preview line',
  source: 'Email',
  text: 'Plain text',
};

/**
 * Turns what an author wrote into Liquid templates for subject, HTML and text. Run once, when a journey is published.
 * Never throws for what an author can cause.
 */
export async function compileEmail(content: EmailContent): Promise<CompileResult> {
  const problems = sourceProblems(content);
  if (problems.length > 0) return { ok: false, problems };

  const body = await compileBody(content);
  if (body.problems.length > 0) return { ok: false, problems: body.problems };

  const subject = content.subject.replace(/\s+/g, ' ').trim();
  const html = withPreheader(body.html, content.preheader);
  const text = content.text ?? (content.format === 'text' ? content.source.trim() : htmlToText(body.html));
  const variables = [...new Set([subject, html, text].flatMap(liquidVariables))].sort();
  return { ok: true, compiled: { subject, html, text, variables } };
}

function sourceProblems(content: EmailContent): EmailProblem[] {
  return emailParts.flatMap((part): EmailProblem[] => {
    const written = content[part] ?? '';
    if (written.length > SOURCE_LIMIT_CHARS) {
      const message = `${partNames[part]}: ${written.length} characters; ${SOURCE_LIMIT_CHARS} are allowed.`;
      return [{ code: 'too_long', message, part, line: null }];
    }
    const wrong = liquidSyntaxError(written);
    if (wrong === null) return [];
    return [{ code: 'liquid_syntax', message: `${partNames[part]}: ${wrong.message}.`, part, line: wrong.line }];
  });
}

async function compileBody(content: EmailContent): Promise<{ html: string; problems: EmailProblem[] }> {
  switch (content.format) {
    case 'mjml':
      return compileMjml(content.source);
    case 'text':
      return { html: textToHtml(content.source), problems: [] };
    case 'html': {
      const isWhole = /<html[\s>]/i.test(content.source);
      return { html: isWhole ? content.source : htmlDocument(content.source), problems: [] };
    }
  }
}

/** Puts the preheader first into the body, where inboxes look for it and readers do not see it. */
function withPreheader(html: string, preheader: string | undefined): string {
  if (preheader === undefined || preheader.trim() === '') return html;
  const { masked, unmask } = maskLiquid(preheader.trim());
  const style = 'display:none;max-height:0;max-width:0;opacity:0;overflow:hidden';
  const hidden = `<div style="${style}">${unmask(escapeHtml(masked))}</div>`;
  const bodyTag = /<body[^>]*>/i.exec(html);
  if (bodyTag === null) return hidden + html;
  const bodyFrom = bodyTag.index + bodyTag[0].length;
  return html.slice(0, bodyFrom) + hidden + html.slice(bodyFrom);
}
