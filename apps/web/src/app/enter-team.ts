import type { Team } from '@confab/shared';
import { refetchRooms } from '../features/rooms/rooms-query';
import { holdTeam } from '../features/teams/create-team';

/** Lists a team one has just come to, and its rooms. */
export async function enterTeam(team: Team): Promise<void> {
  holdTeam(team);
  await refetchRooms();
}
