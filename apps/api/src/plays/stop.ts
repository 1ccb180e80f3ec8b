import { stopPlay } from '@tendril/engine';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { noSuchPlay, type playIdSchema } from './play-id.ts';

/** Ends a play where it stands; one that has ended stays as it is. Throws `not_found`. */
export async function stop({ engine }: ApiContext, { playId }: z.output<typeof playIdSchema>): Promise<{ ok: true }> {
  if (await stopPlay(engine, playId)) return { ok: true };
  throw noSuchPlay();
}
