import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { AppError } from '../errors.ts';
import { doAct } from './do-act.ts';
import { getMail } from './get.ts';

export const mailClickSchema = z.strictObject({ id: z.uuid(), url: z.string().max(10_000) });

/** The lead clicks a link of the email. Throws `invalid` for an address that is not in it. */
export async function clickInMail(
  context: ApiContext,
  { id, url }: z.output<typeof mailClickSchema>,
): Promise<{ ok: true }> {
  const { html, text } = await getMail(context, { id });
  const isInMail =
    [url, url.replaceAll('&', '&amp;')].some((written) => html.includes(`"${written}"`)) || text.includes(url);
  if (url === '' || !isInMail) throw new AppError('invalid', 'This link is not in the email.', { field: 'url' });
  return doAct(context, id, { kind: 'click', url });
}
