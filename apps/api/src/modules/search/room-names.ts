import type { Id } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { AuthModule } from '../auth/index.js';
import { fold } from '../messages/index.js';
import { isChannel, type RoomDocument, type RoomsModule } from '../rooms/index.js';

interface RoomNamesOptions {
  rooms: Pick<RoomsModule['repository'], 'membersOf'>;
  accounts: Pick<AuthModule['accounts'], 'matching'>;
}

/** Finds rooms by what they are called: by their name, and conversations by who else is in them. */
export class RoomNames {
  readonly #options: RoomNamesOptions;

  constructor(options: RoomNamesOptions) {
    this.#options = options;
  }

  /** Those of a person's rooms that have `query` in their name, or somebody with a name that begins so, by id. */
  async matching(userId: ObjectId, own: readonly { room: RoomDocument }[], query: string): Promise<Set<Id>> {
    const part = fold(query);
    const byName = own.filter(({ room }) => room.name !== null && fold(room.name).includes(part));
    const byPeople = await this.#withPeople(
      userId,
      own.filter(({ room }) => !isChannel(room)).map(({ room }) => room._id),
      query,
    );
    return new Set([...byName.map(({ room }) => toId(room._id)), ...byPeople]);
  }

  async #withPeople(userId: ObjectId, conversationIds: readonly ObjectId[], query: string): Promise<Id[]> {
    if (conversationIds.length === 0) return [];
    const { rooms, accounts } = this.#options;
    const others = (await rooms.membersOf(conversationIds)).filter((member) => !member.userId.equals(userId));
    const people = new Map(others.map((member) => [toId(member.userId), member.userId]));
    const found = await accounts.matching([...people.values()], query);
    return others.filter((member) => found.has(toId(member.userId))).map(({ roomId }) => toId(roomId));
  }
}
