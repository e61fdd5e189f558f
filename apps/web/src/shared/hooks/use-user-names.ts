import type { Id } from '@confab/shared';
import { useQueries } from '@tanstack/react-query';
import { useCallback } from 'react';
import { trpc } from '../api/confab';

/** Looks up what people are called whom one only knows by their ids; each is asked for once. */
export function useUserNames(ids: readonly Id[]): (id: Id) => string | undefined {
  const unique = [...new Set(ids)];
  const names = useQueries({
    queries: unique.map((userId) => trpc.users.get.queryOptions({ userId }, { retry: false })),
    combine: (results) => results.map((result) => result.data?.displayName),
  });
  const known = unique.map((id, index) => `${id}:${names[index] ?? ''}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` stands for both lists
  return useCallback((id: Id) => names[unique.indexOf(id)], [known]);
}
