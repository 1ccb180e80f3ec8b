import { compileEmail, type CompileResult } from '@tendril/email';
import { emailContentSchema } from '@tendril/journey';
import { z } from 'zod';
import { contentOf } from './content-of.ts';

export const compileSchema = z.strictObject({ content: emailContentSchema });

/** The Liquid templates of an email, for whoever renders it for many invented leads; or what keeps it from that. */
export async function compile({ content }: z.output<typeof compileSchema>): Promise<CompileResult> {
  return compileEmail(contentOf(content));
}
