import type { EmailContent } from '@tendril/email';
import type { EmailContentConfig } from '@tendril/journey';

/** The content of an email step as the renderer takes it: parts that were left empty are left out. */
export function contentOf({ preheader, text, ...content }: EmailContentConfig): EmailContent {
  return {
    ...content,
    ...(preheader === undefined ? {} : { preheader }),
    ...(text === undefined ? {} : { text }),
  };
}
