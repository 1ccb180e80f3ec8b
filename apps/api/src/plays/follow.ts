import { journeyRun } from '@tendril/db';
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiContext } from '../context.ts';
import { noSuchPlay, type playIdSchema } from './play-id.ts';
import { readPlay, type PlayView } from './play-view.ts';

/**
 * The play as it stands, at once and each time something has happened in it, in whatever process: also what comes after its end,
 * such as an email on its way. Ends when the play is removed. Throws `not_found`.
 */
export async function* followPlay(
  context: ApiContext,
  { playId }: z.output<typeof playIdSchema>,
  signal: AbortSignal,
): AsyncGenerator<PlayView, void> {
  const [play] = await context.engine.db
    .select({ leadId: journeyRun.leadId })
    .from(journeyRun)
    .where(and(eq(journeyRun.id, playId), eq(journeyRun.source, 'rehearsal')));
  if (play === undefined) throw noSuchPlay();
  for await (const _news of context.changes.rehearsal(play.leadId, signal)) {
    const view = await readPlay(context, playId);
    if (view === undefined) return;
    yield view;
  }
}
