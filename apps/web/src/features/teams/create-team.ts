import type { Team } from '@confab/shared';
import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../../shared/api/confab';

/** Puts a team among the held ones, or its newer state in its place. */
export function holdTeam(team: Team): void {
  queryClient.setQueryData(trpc.teams.list.queryKey(), (held) => {
    if (!held) return held;
    const known = held.some((other) => other.id === team.id);
    return known ? held.map((other) => (other.id === team.id ? team : other)) : [...held, team];
  });
}

/** Makes a team; one is its owner. */
export function useCreateTeam() {
  return useMutation(trpc.teams.create.mutationOptions({ onSuccess: holdTeam }));
}
