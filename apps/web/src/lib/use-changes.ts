import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC, useTRPCClient } from './api.ts';
import { changeTopics, queriesOf, type ChangeTopic } from './queries-of-topics.ts';
import { lookOneByOne } from './look-one-by-one.ts';
import { whileVisible } from './while-visible.ts';

/** How soon a page looks again at most, however much happens. */
const pauseMs = 1_000;
/** After a stream that ended for good, such as before a proxy that found nobody behind it. */
const retryMs = 3_000;

/**
 * Keeps what every page shows up to date: follows what changes, in whatever process, and asks anew for what is on the page. To be
 * mounted once. A page nobody sees follows nothing, for a browser keeps few connections; seen again it looks at everything once.
 */
export function useChanges(): void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  useEffect(() => {
    const filters = queriesOf(trpc);
    const look = lookOneByOne<ChangeTopic>({
      pauseMs,
      look: async (topics) => {
        const meant = topics.flatMap((topic) => filters[topic]);
        await Promise.all(meant.map((filter) => queries.invalidateQueries(filter)));
      },
    });
    // Whether something may have changed that we were not told of.
    let isBehind = false;
    const stop = whileVisible((beginAgain) => {
      const following = client.changes.follow.subscribe(undefined, {
        onStarted: () => {
          if (isBehind) look.at(changeTopics);
          isBehind = false;
        },
        onConnectionStateChange: ({ error }) => {
          if (error !== null) isBehind = true;
        },
        onData: ({ topics }) => look.at(topics),
        onError: () => beginAgain(retryMs),
        onComplete: () => beginAgain(retryMs),
      });
      return () => {
        isBehind = true;
        following.unsubscribe();
      };
    });
    return () => {
      stop();
      look.stop();
    };
  }, [trpc, client, queries]);
}
