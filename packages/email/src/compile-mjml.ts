import mjml2html from 'mjml';
import type { EmailProblem } from './email-content.ts';
import { maskLiquid } from './liquid-segments.ts';

/**
 * MJML to HTML with all Liquid left as it stands. Includes are never followed, and no fonts are fetched from elsewhere.
 * MJML throws text between its elements away without a word; Liquid lost in that way is a problem here.
 */
export async function compileMjml(source: string): Promise<{ html: string; problems: EmailProblem[] }> {
  const { masked, unmask, missingFrom } = maskLiquid(source);
  try {
    const { html, errors } = await mjml2html(masked, { fonts: {}, ignoreIncludes: true, useMjmlConfigOptions: false });
    const problems = errors.map(({ line, message }) => problem({ code: 'mjml', message: `${message}.`, line }));
    for (const { source: lost, line } of missingFrom(html)) {
      problems.push({
        code: 'liquid_lost',
        part: 'source',
        line,
        message: `"${lost}" stands where MJML keeps no text. Put it inside mj-text, or between elements inside mj-raw.`,
      });
    }
    return { html: unmask(html).trim(), problems };
  } catch {
    const message = 'This is not MJML: it must be one whole mjml element.';
    return { html: '', problems: [problem({ code: 'mjml', message, line: null })] };
  }
}

function problem(found: Pick<EmailProblem, 'code' | 'message' | 'line'>): EmailProblem {
  return { ...found, part: 'source' };
}
