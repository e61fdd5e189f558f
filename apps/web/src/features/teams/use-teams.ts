import { useQuery } from '@tanstack/react-query';
import { trpc } from '../../shared/api/confab';

/** The teams one is in. */
export function useTeams() {
  return useQuery(trpc.teams.list.queryOptions());
}

/** One of them, by what its address in the browser says. */
export function useTeamBySlug(slug: string) {
  const teams = useTeams();
  return { ...teams, team: teams.data?.find((team) => team.slug === slug) };
}
