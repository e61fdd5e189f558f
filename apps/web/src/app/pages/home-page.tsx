import { Navigate } from '@tanstack/react-router';
import { useTeams } from '../../features/teams/use-teams';
import { words as teamWords } from '../../features/teams/words';
import { failureOf } from '../../shared/api/failure';
import { ErrorState } from '../../shared/ui/states';
import { lastPlace } from '../app-state';

/** Goes to where one was last; who has no team yet is welcomed. */
export function HomePage() {
  const teams = useTeams();
  if (teams.isError) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <ErrorState
          heading="h1"
          title={teamWords.listFailed}
          text={failureOf(teams.error).text}
          onRetry={() => teams.refetch()}
        />
      </main>
    );
  }
  if (!teams.data) return null;
  const last = lastPlace.team();
  const team = teams.data.find(({ slug }) => slug === last) ?? teams.data[0];
  if (!team) return <Navigate to="/welcome" replace />;
  return <Navigate to="/t/$team" params={{ team: team.slug }} replace />;
}
