import type { Id, UserRef } from '@confab/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { queryClient, trpc } from '../api/confab';

function useIds(people: readonly UserRef[] | undefined): ReadonlySet<Id> {
  return useMemo(() => new Set(people?.map(({ id }) => id)), [people]);
}

/** Whom one has blocked. */
export function useBlocked() {
  const query = useQuery(trpc.users.blocked.queryOptions());
  return { ...query, ids: useIds(query.data) };
}

/** Whom one has muted. */
export function useMuted() {
  const query = useQuery(trpc.users.muted.queryOptions());
  return { ...query, ids: useIds(query.data) };
}

/** Reads again whom one has blocked and muted. */
export async function refetchRelations(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: trpc.users.blocked.queryKey() }),
    queryClient.invalidateQueries({ queryKey: trpc.users.muted.queryKey() }),
  ]);
}

/** Ways to block and mute people, and to undo it. */
export function useRelationChanges() {
  return {
    block: useMutation(trpc.users.block.mutationOptions({ onSuccess: refetchRelations })),
    unblock: useMutation(trpc.users.unblock.mutationOptions({ onSuccess: refetchRelations })),
    mute: useMutation(trpc.users.mute.mutationOptions({ onSuccess: refetchRelations })),
    unmute: useMutation(trpc.users.unmute.mutationOptions({ onSuccess: refetchRelations })),
  };
}
