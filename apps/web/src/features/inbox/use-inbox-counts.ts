import { useQuery } from '@tanstack/react-query';
import type { InboxCounts } from '@tendril/api';
import { useTRPC } from '../../lib/api.ts';

/** How much waits for a person; undefined until it is known. */
export function useInboxCounts(): InboxCounts | undefined {
  return useQuery(useTRPC().inbox.counts.queryOptions()).data;
}

/** What stands in the Inbox itself: all but the hand-offs, which have a place of their own. */
export function inInbox({ replies, held, doubtful }: InboxCounts): number {
  return replies + held + doubtful;
}
