import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';

type Membership = Awaited<ReturnType<RoomsModule['access']['own']>>[number];

/** The rooms whose messages a person may read: those in which the person takes part. */
export class ReadableRooms {
  readonly #access: Pick<RoomsModule['access'], 'own'>;
  readonly #teams: Pick<TeamsModule['teams'], 'membership'>;

  constructor(access: Pick<RoomsModule['access'], 'own'>, teams: Pick<TeamsModule['teams'], 'membership'>) {
    this.#access = access;
    this.#teams = teams;
  }

  /** All of them, or those of one team, or one. Throws `NOT_FOUND` for a team or room that is not the person's own. */
  async of(userId: ObjectId, among: { teamId?: Id | undefined; roomId?: Id | undefined } = {}): Promise<Membership[]> {
    const { teamId, roomId } = among;
    const team = teamId === undefined ? null : toObjectId(teamId);
    if (team && !(await this.#teams.membership(team, userId))) throw errors.notFound();
    const own = await this.#access.own(userId);
    const readable = team ? own.filter(({ room }) => room.teamId?.equals(team)) : own;
    if (roomId === undefined) return readable;
    const wanted = readable.filter(({ room }) => toId(room._id) === roomId);
    if (wanted.length === 0) throw errors.notFound();
    return wanted;
  }
}
