import type { Id, User } from '@confab/shared';
import { useQueries } from '@tanstack/react-query';
import { trpc } from '../api/confab';

/** The people with these ids, each asked for once; null until all answers are there. Who cannot be found is left out. */
export function useUsersById(ids: readonly Id[]): readonly User[] | null {
  return useQueries({
    queries: [...new Set(ids)].map((userId) => trpc.users.get.queryOptions({ userId }, { retry: false })),
    combine: (results) =>
      results.some(({ isPending }) => isPending) ? null : results.flatMap(({ data }) => (data ? [data] : [])),
  });
}
