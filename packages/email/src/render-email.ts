import type { CompiledEmail, RenderedEmail } from './email-content.ts';
import { renderLiquid } from './liquid-sandbox.ts';
import { oneLine } from './one-line.ts';

/**
 * Fills a compiled mail with one lead's values (plain JSON, the roots are names such as `lead` and `journey`).
 * Values are escaped in the HTML; in the subject, line breaks become spaces, so no value can add a header.
 * Throws EmailRenderError for a template that is wrong or asks for too much.
 */
export function renderEmail(compiled: CompiledEmail, values: Record<string, unknown>): RenderedEmail {
  return {
    subject: oneLine(renderLiquid(compiled.subject, { target: 'text', values })),
    html: renderLiquid(compiled.html, { target: 'html', values }),
    text: withoutGaps(renderLiquid(compiled.text, { target: 'text', values })),
  };
}

/** Conditions that showed nothing leave empty lines behind; one between paragraphs is enough. */
function withoutGaps(text: string): string {
  return text.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n').trim();
}
