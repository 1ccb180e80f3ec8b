import type { DatabaseClient } from '@tendril/db';
import { changeTopics, type ChangeTopic } from './change.ts';
import { changesChannel, type ToldChange } from './tell-changes.ts';

/** What somebody somewhere has changed; `all` after silence in which anything may have. */
export type HeardChange = { kind: 'some'; topics: ChangeTopic[]; rehearsals: string[] } | { kind: 'all' };

/**
 * Hears what any process tells, on one connection of its own that is made anew for ever. Hears `all` whenever that connection was
 * made, because nobody knows what was missed before. Returns how to stop.
 */
export function hearChanges(
  driver: DatabaseClient['driver'],
  of: { onChange: (change: HeardChange) => void; onFailure: (error: unknown) => void },
): () => Promise<void> {
  const { onChange, onFailure } = of;
  const listening = driver.listen(
    changesChannel,
    (payload) => onChange(heard(payload)),
    () => onChange({ kind: 'all' }),
  );
  // While Postgres is away the driver goes on trying by itself.
  listening.catch(onFailure);
  return async () => {
    await listening.then((channel) => channel.unlisten()).catch(() => {});
  };
}

function heard(payload: string): HeardChange {
  // Safe because `createTellChanges` alone writes to this channel; topics of a newer process are nobody's here.
  const { topics, rehearsals } = JSON.parse(payload) as ToldChange;
  return { kind: 'some', topics: changeTopics.filter((topic) => topics.includes(topic)), rehearsals };
}
