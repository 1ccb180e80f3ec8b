import { archiveJourney } from '@tendril/engine';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { noSuchJourney, type journeyIdSchema } from './journey-id.ts';

/** Puts a journey away: nobody enters it any more, who is inside finishes. Throws `not_found`. */
export async function archive({ engine }: ApiContext, { id }: z.output<typeof journeyIdSchema>): Promise<{ ok: true }> {
  if (await archiveJourney(engine, id)) return { ok: true };
  throw noSuchJourney();
}
