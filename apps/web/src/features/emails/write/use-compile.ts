import { useTRPCClient } from '../../../lib/api.ts';
import { contentToAsk, type EmailOfStep } from './email-of-step.ts';

/** What an email compiles to, its values still in it; null where it does not, or while the API is away. */
export function useCompile(): (email: EmailOfStep) => Promise<{ html: string; text: string } | null> {
  const client = useTRPCClient();
  return async (email) => {
    // A plain text that somebody wrote by hand must not stand for what is made of the source.
    const content = contentToAsk({ ...email, text: undefined });
    const result = await client.emails.compile.query({ content }).catch(() => null);
    return result?.ok === true ? result.compiled : null;
  };
}
