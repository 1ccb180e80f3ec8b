import type { ChangeTopic } from '@tendril/engine';
import type { ApiContext } from '../context.ts';

/** What pages have to look at anew. */
export interface ChangedTopics {
  topics: ChangeTopic[];
}

/** Says which subjects changed, in whatever process, whenever some did. Ends with the signal. */
export async function* followChanges(
  { changes }: ApiContext,
  signal: AbortSignal,
): AsyncGenerator<ChangedTopics, void> {
  for await (const topics of changes.topics(signal)) yield { topics };
}
