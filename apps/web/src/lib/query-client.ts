import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem-of.ts';

/** One more try where the server was away; what it refused it will refuse again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 2_000, retry: (failures, error) => failures < 2 && problemOf(error).isPassing },
    },
  });
}
