import type { Teams } from '../teams/index.js';
import type { AcquaintanceSource } from '../users/index.js';
import { isChannel } from './rooms.policy.js';
import type { RoomsRepository } from './rooms.repository.js';

/**
 * People know those they share a room with. Where they share a team as members, the team says so already: only
 * conversations, and the channels of teams in which one is a guest, are looked through.
 */
export function roomAcquaintances(rooms: RoomsRepository, teams: Pick<Teams, 'membershipsOf'>): AcquaintanceSource {
  return async (userId, among) => {
    const [memberships, teamMemberships] = await Promise.all([
      rooms.membershipsOf(userId),
      teams.membershipsOf(userId),
    ]);
    const guestOf = new Set(
      teamMemberships.filter(({ role }) => role === 'guest').map(({ teamId }) => teamId.toHexString()),
    );
    const roomIds = memberships
      .filter(({ room }) => !isChannel(room) || (room.teamId && guestOf.has(room.teamId.toHexString())))
      .map(({ room }) => room._id);
    return rooms.peopleOf(roomIds, among);
  };
}
