import { isForRun, repliedEvent } from '../model/event-names.ts';
import type { LeadEvent } from '../model/facts.ts';
import type { World } from './world.ts';

/** Human replies since entering and up to the block that have not decided anything in this run yet, oldest first. */
export function unusedReplies(world: World): LeadEvent[] {
  const { state } = world;
  return world
    .events(repliedEvent)
    .filter(
      (reply) =>
        reply.at >= state.entry.at &&
        reply.at <= world.now &&
        isForRun(reply, state.runId) &&
        !state.used.includes(reply.id),
    );
}
