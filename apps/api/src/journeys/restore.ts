import { restoreJourney } from '@tendril/engine';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { noSuchJourney, type journeyIdSchema } from './journey-id.ts';

/** Takes a journey out of the archive; nobody enters it before it is published again. Throws `not_found`. */
export async function restore({ engine }: ApiContext, { id }: z.output<typeof journeyIdSchema>): Promise<{ ok: true }> {
  if (await restoreJourney(engine, id)) return { ok: true };
  throw noSuchJourney();
}
