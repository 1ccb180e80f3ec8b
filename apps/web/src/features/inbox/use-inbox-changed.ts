import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';

/** To be called when something in the Inbox was dealt with: lists and counts look again. */
export function useInboxChanged(): () => Promise<void> {
  const { inbox, replies, runs, system, journeys } = useTRPC();
  const queries = useQueryClient();
  return async () => {
    const keys = [inbox, replies, runs, system, journeys].map((entity) => entity.pathKey());
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
