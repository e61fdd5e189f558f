import type { Room, Team } from '@confab/shared';
import { useNavigate } from '@tanstack/react-router';
import { isChannel } from '../../features/rooms/room-names';

interface Places {
  team: Team | undefined;
  teams: readonly Team[];
}

/** Goes to a room, in the team it belongs to; conversations are shown in the team one is in. */
export function useGoTo({ team, teams }: Places): (room: Room, messageId?: string) => void {
  const navigate = useNavigate();
  return (room, messageId) => {
    const home = isChannel(room) ? teams.find((other) => other.id === room.teamId) : team;
    if (!home) return;
    const search = messageId ? { message: messageId } : {};
    void navigate({ to: '/t/$team/r/$room', params: { team: home.slug, room: room.id }, search });
  };
}
