import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { Teams } from '../teams/index.js';
import type { AcquaintanceSource } from '../users/index.js';
import type { RoomDocument } from './rooms.model.js';
import { isChannel } from './rooms.policy.js';
import type { RoomsRepository } from './rooms.repository.js';

/**
 * People know those they share a room with. Where they share a team as members, the team says so already: only
 * conversations, and the channels of teams in which one is a guest, are looked through.
 */
export function roomAcquaintances(
  rooms: RoomsRepository,
  teams: Pick<Teams, 'membershipsOf' | 'guestsAmong'>,
): AcquaintanceSource {
  return {
    knownTo: async (userId, among) => {
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
    },
    whoKnow: async (userId, among) => {
      const own = (await rooms.membershipsOf(userId)).map(({ room }) => room);
      const conversations = own.filter((room) => !isChannel(room));
      const channels = channelsByTeam(own);
      const guests = await teams.guestsAmong(
        [...channels.values()].map(({ teamId }) => teamId),
        among,
      );
      const known = await Promise.all([
        rooms.peopleOf(idsOf(conversations), among),
        ...[...channels.values()].map(({ teamId, roomIds }) => {
          const guestIds = guests.filter((guest) => guest.teamId.equals(teamId)).map((guest) => guest.userId);
          return guestIds.length === 0 ? [] : rooms.peopleOf(roomIds, guestIds);
        }),
      ]);
      return known.flat();
    },
  };
}

function idsOf(rooms: readonly RoomDocument[]): ObjectId[] {
  return rooms.map(({ _id }) => _id);
}

function channelsByTeam(rooms: readonly RoomDocument[]): Map<string, { teamId: ObjectId; roomIds: ObjectId[] }> {
  const byTeam = new Map<string, { teamId: ObjectId; roomIds: ObjectId[] }>();
  for (const { _id, teamId } of rooms) {
    if (!teamId) continue;
    const known = byTeam.get(toId(teamId));
    if (known) known.roomIds.push(_id);
    else byTeam.set(toId(teamId), { teamId, roomIds: [_id] });
  }
  return byTeam;
}
