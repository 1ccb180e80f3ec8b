import { previewMail, type MailPreview } from '@tendril/engine';
import { emailContentSchema } from '@tendril/journey';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { knownFields } from '../leads/known-fields.ts';
import { contentOf } from './content-of.ts';

export const previewSchema = z.strictObject({
  content: emailContentSchema,
  purpose: z.enum(['marketing', 'service']).default('marketing'),
  /** Who reads it; an invented lead when left out. */
  leadId: z.uuid().optional(),
});

/** An email as a lead would get it, and what should be mended before it is sent. Nothing is sent or kept. */
export async function previewEmail(
  { engine }: ApiContext,
  { content, purpose, leadId }: z.output<typeof previewSchema>,
): Promise<MailPreview> {
  const fields = await knownFields(engine.db);
  return previewMail(engine, {
    content: contentOf(content),
    purpose,
    fields,
    ...(leadId === undefined ? {} : { leadId }),
  });
}
