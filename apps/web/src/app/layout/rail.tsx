import type { Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import type { Rooms } from '../../features/rooms/rooms-cache';
import { unreadIn } from '../../features/rooms/sort-rooms';
import { TeamsRail } from '../../features/teams/teams-rail';
import { useDialogs } from '../app-state';

interface RailProps {
  teams: readonly Team[] | undefined;
  team: Team | undefined;
  rooms: Rooms;
}

/** The teams, each with what is unread in it. */
export function Rail({ teams, team, rooms }: RailProps) {
  const navigate = useNavigate();
  const show = useDialogs((dialogs) => dialogs.show);
  return (
    <TeamsRail
      teams={teams}
      activeTeamId={team?.id}
      unreadOf={(teamId) => unreadIn(rooms, teamId)}
      onOpen={(other) => navigate({ to: '/t/$team', params: { team: other.slug } })}
      onAdd={() => show('addTeam')}
    />
  );
}
