import { idSchema, type Page, type User, type usersInTeamInput } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamMemberDocument, TeamsModule } from '../teams/index.js';
import type { UsersModule } from '../users/index.js';

/** The account of the last one shown. */
const positionSchema = z.tuple([idSchema]);

interface InteractedOptions {
  rooms: Pick<RoomsModule, 'repository' | 'newestSeqs'>;
  users: UsersModule['users'];
  teams: TeamsModule['teams'];
}

/** With whom in a team somebody has exchanged direct messages, by account. */
export class Interacted {
  readonly #options: InteractedOptions;

  constructor(options: InteractedOptions) {
    this.#options = options;
  }

  async page(
    { teamId, userId }: TeamMemberDocument,
    { cursor, limit }: z.output<typeof usersInTeamInput>,
  ): Promise<Page<User>> {
    const { teams, users } = this.#options;
    const after = cursor === undefined ? '' : decodeCursor(cursor, positionSchema)[0];
    const members = await teams.memberships(teamId, await this.#partners(userId));
    const ids = members
      .map((member) => toId(member.userId))
      .filter((id) => id > after)
      .sort();
    const page = toPage(ids, limit, { present: toObjectId, position: (id) => [id] });
    return { items: await users.present(userId, page.items), nextCursor: page.nextCursor };
  }

  /** The other one of each direct conversation in which something was said. */
  async #partners(userId: ObjectId): Promise<ObjectId[]> {
    const { rooms } = this.#options;
    const memberships = await rooms.repository.membershipsOf(userId);
    const direct = memberships.map(({ room }) => room).filter(({ kind }) => kind === 'direct');
    const newest = await rooms.newestSeqs(direct.map(({ _id }) => _id));
    return direct
      .filter(({ _id }) => newest.has(toId(_id)))
      .flatMap(({ directKey }) => directKey?.split(':') ?? [])
      .filter((id) => id !== toId(userId))
      .map(toObjectId);
  }
}
