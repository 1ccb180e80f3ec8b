import { emailContentSchema, type EmailContentConfig, type GraphNode } from '@tendril/journey';
import { asRecord } from '../../editor/inspector/form/field-props.ts';

/** An email as it stands in a draft, however unfinished. */
export interface EmailOfStep {
  subject: string;
  preheader: string;
  format: EmailContentConfig['format'];
  source: string;
  /** The plain-text part where somebody wrote it by hand. */
  text: string | undefined;
  purpose: 'marketing' | 'service';
}

/** Reads the email of a step; what cannot be read counts as not written yet. */
export function emailOfStep({ config }: GraphNode): EmailOfStep {
  const content = asRecord(config['content']);
  const written = (name: string): string => (typeof content[name] === 'string' ? content[name] : '');
  const format = emailContentSchema.shape.format.safeParse(content['format']);
  return {
    subject: written('subject'),
    preheader: written('preheader'),
    format: format.success ? format.data : 'text',
    source: written('source'),
    text: typeof content['text'] === 'string' ? content['text'] : undefined,
    purpose: config['purpose'] === 'service' ? 'service' : 'marketing',
  };
}

/** The email as the API takes it: cut off where a field is longer than any email. */
export function contentToAsk({ subject, preheader, format, source, text }: EmailOfStep): EmailContentConfig {
  return {
    subject: subject.slice(0, 300),
    ...(preheader.trim() === '' ? {} : { preheader: preheader.slice(0, 300) }),
    format,
    source: source.slice(0, 1_000_000),
    ...(text === undefined ? {} : { text: text.slice(0, 200_000) }),
  };
}
