import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { isChannel, type RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';

type Membership = Awaited<ReturnType<RoomsModule['repository']['membershipsOf']>>[number];

/** The rooms whose messages a person may read: those the person is in, and with channels also in their team. */
export class ReadableRooms {
  readonly #rooms: Pick<RoomsModule['repository'], 'membershipsOf'>;
  readonly #teams: Pick<TeamsModule['teams'], 'membershipsOf'>;

  constructor(
    rooms: Pick<RoomsModule['repository'], 'membershipsOf'>,
    teams: Pick<TeamsModule['teams'], 'membershipsOf'>,
  ) {
    this.#rooms = rooms;
    this.#teams = teams;
  }

  /** All of them, or those of one team, or one. Throws `NOT_FOUND` for a team or room that is not the person's own. */
  async of(userId: ObjectId, among: { teamId?: Id | undefined; roomId?: Id | undefined } = {}): Promise<Membership[]> {
    const [rooms, teams] = await Promise.all([this.#rooms.membershipsOf(userId), this.#teams.membershipsOf(userId)]);
    const { teamId, roomId } = among;
    const own = new Set(teams.map((membership) => toId(membership.teamId)));
    if (teamId !== undefined && !own.has(teamId)) throw errors.notFound();
    const readable = rooms.filter(({ room }) => {
      if (isChannel(room) && !(room.teamId && own.has(toId(room.teamId)))) return false;
      return teamId === undefined || room.teamId?.equals(toObjectId(teamId));
    });
    if (roomId === undefined) return readable;
    const wanted = readable.filter(({ room }) => toId(room._id) === roomId);
    if (wanted.length === 0) throw errors.notFound();
    return wanted;
  }
}
