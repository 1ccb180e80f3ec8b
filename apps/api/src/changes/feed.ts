import {
  changeTopics,
  createBell,
  hearChanges,
  type ChangeTopic,
  type Engine,
  type HeardChange,
} from '@tendril/engine';

/** What any process changed, for everyone who follows it here. One per process. */
export interface ChangeFeed {
  /** The subjects that changed, whenever some did. What comes faster than it is read comes together. Ends with the signal. */
  topics(signal: AbortSignal): AsyncGenerator<ChangeTopic[], void>;
  /** Once at once, then whenever something may have happened to an invented lead. Ends with the signal. */
  rehearsal(leadId: string, signal: AbortSignal): AsyncGenerator<undefined, void>;
  /** Ends everyone's following. */
  close(): Promise<void>;
}

type Follower = (change: HeardChange) => void;

/** Who follows looks up so often even when nothing happens; it only has to be some time. */
const restMs = 60_000;

/** Begins to hear at once, also while Postgres is away. */
export function createChangeFeed({ driver, log }: Pick<Engine, 'driver' | 'log'>): ChangeFeed {
  const followers = new Set<Follower>();
  const closing = new AbortController();
  const stopHearing = hearChanges(driver, {
    onChange: (change) => followers.forEach((follower) => follower(change)),
    onFailure: () => log('warn', 'changes_not_heard'),
  });

  /** Yields each time something that is meant came in since the last. */
  async function* follow(
    signal: AbortSignal,
    of: { isMeant: (change: HeardChange) => boolean; beginsWithNews: boolean },
  ): AsyncGenerator<undefined, void> {
    const ending = AbortSignal.any([signal, closing.signal]);
    const bell = createBell(ending);
    let isNews = of.beginsWithNews;
    const follower: Follower = (change) => {
      if (!of.isMeant(change)) return;
      isNews = true;
      bell.ring();
    };
    followers.add(follower);
    try {
      while (!ending.aborted) {
        if (isNews) {
          isNews = false;
          yield undefined;
        } else await bell.wait(restMs);
      }
    } finally {
      followers.delete(follower);
    }
  }

  return {
    async *topics(signal) {
      const gathered = new Set<ChangeTopic>();
      const isMeant = (change: HeardChange): boolean => {
        for (const topic of change.kind === 'all' ? changeTopics : change.topics) gathered.add(topic);
        return gathered.size > 0;
      };
      for await (const _news of follow(signal, { isMeant, beginsWithNews: false })) {
        const topics = [...gathered];
        gathered.clear();
        yield topics;
      }
    },
    rehearsal(leadId, signal) {
      const isMeant = (change: HeardChange) => change.kind === 'all' || change.rehearsals.includes(leadId);
      return follow(signal, { isMeant, beginsWithNews: true });
    },
    async close() {
      closing.abort();
      await stopHearing();
    },
  };
}
