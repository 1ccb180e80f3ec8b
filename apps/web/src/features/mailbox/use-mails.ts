import { useInfiniteQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/api.ts';

/** The emails that match a search, latest first, page by page. What was found before stays while it is looked for. */
export function useMails(search: string) {
  const options = useTRPC().mailbox.list.infiniteQueryOptions(
    { search },
    {
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: (before) => before,
    },
  );
  const found = useInfiniteQuery(options);
  return { ...found, mails: found.data?.pages.flatMap((page) => page.mails) };
}
