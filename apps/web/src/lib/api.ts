import type { AppRouter } from '@tendril/api';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';

/** `useTRPC` gives the options of queries and mutations: `useQuery(trpc.mailbox.list.queryOptions({}))`. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

const url = '/trpc';

/** Questions and changes go together in one request; what is followed comes as a stream that connects again by itself. */
export function createApi(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, methodOverride: 'POST' }),
      }),
    ],
  });
}
