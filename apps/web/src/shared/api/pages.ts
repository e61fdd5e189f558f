import type { Page } from '@confab/shared';
import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

/**
 * A list that is read page by page. Not tRPC's own options for that: they add a field `direction` to the input, and the
 * server takes no field that it does not know.
 */
export function pagesOf<Item>(
  key: QueryKey,
  fetchPage: (page: { cursor?: string }, signal: AbortSignal) => Promise<Page<Item>>,
) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Nobody tells of changes in such a list: it is read again whenever it is opened.
    staleTime: 0,
  });
}
