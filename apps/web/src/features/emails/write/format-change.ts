import type { EmailOfStep } from './email-of-step.ts';

/** The templates of an email without its format. */
interface Compiled {
  html: string;
  text: string;
}

/** What it takes to write the same email in another format. */
export interface FormatChange {
  email: Pick<EmailOfStep, 'format' | 'source'>;
  to: EmailOfStep['format'];
  /** The email as it compiles now; null where it does not. */
  compiled: Compiled | null;
}

/** The source in the other format, saying the same; as it stands where there is no way from one to the other. */
export function sourceIn({ email: { format, source }, to, compiled }: FormatChange): string {
  if (source.trim() === '' || format === to) return source;
  if (format === 'text') return to === 'mjml' ? letterOf(paragraphsOf(source)) : paragraphsOf(source);
  if (to === 'text') return compiled?.text ?? source;
  if (to === 'html') return compiled?.html ?? source;
  return /<html[\s>]/i.test(source) ? source : letterOf(source);
}

/** HTML of a plain text: an empty line ends a paragraph. Liquid stays as it was written. */
function paragraphsOf(text: string): string {
  return text
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br />\n')}</p>`)
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/\{\{.*?\}\}|\{%.*?%\}|[&<>]/gs, (found) => entities[found] ?? found);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function letterOf(html: string): string {
  const lines = html.split('\n').map((line) => `          ${line}`);
  return `<mjml>
  <mj-body background-color="#ffffff">
    <mj-section>
      <mj-column>
        <mj-text font-family="Arial, Helvetica, sans-serif" font-size="16px" line-height="1.6">
${lines.join('\n')}
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
}
