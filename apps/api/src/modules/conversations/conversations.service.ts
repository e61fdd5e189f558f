import { setTimeout as sleep } from 'node:timers/promises';
import { type Conversation, type conversationsListInput, type Id, MESSAGES, type Page } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import { asConversation, DuplicateRoomError, isChannel, type RoomDocument, type RoomsModule } from '../rooms/index.js';
import type { UsersModule } from '../users/index.js';

const VISIBLE = { everyMs: 20, tries: 100 };

interface ConversationsServiceOptions {
  rooms: RoomsModule;
  users: UsersModule['users'];
}

/** The use cases of conversations: the rooms of their participants. */
export class ConversationsService {
  readonly #options: ConversationsServiceOptions;

  constructor(options: ConversationsServiceOptions) {
    this.#options = options;
  }

  async list(caller: Caller, input: z.output<typeof conversationsListInput>): Promise<Page<Conversation>> {
    const userId = toObjectId(caller.userId);
    const page = await this.#options.rooms.list.page(userId, input, ({ room }) => !isChannel(room));
    return { items: page.items.map(asConversation), nextCursor: page.nextCursor };
  }

  async get(caller: Caller, conversationId: Id): Promise<Conversation> {
    return asConversation(await this.#options.rooms.rooms.get(caller, conversationId));
  }

  /** One per pair, whoever asks and however many ask at once. */
  async openDirect(caller: Caller, otherId: Id): Promise<{ conversation: Conversation; created: boolean }> {
    if (otherId === caller.userId) throw errors.badInput('userId', MESSAGES.selfConversation);
    const me = toObjectId(caller.userId);
    const other = toObjectId(otherId);
    const { users } = this.#options;
    // Of whom one may know, there may still be nobody of that id.
    const [account] = (await users.visibleTo(me, other)) ? await users.present(me, [other]) : [];
    if (!account) throw errors.notFound(MESSAGES.userNotFound);
    const { room, created } = await this.#findOrCreate(me, other);
    return { conversation: await this.get(caller, toId(room._id)), created };
  }

  async #findOrCreate(me: ObjectId, other: ObjectId): Promise<{ room: RoomDocument; created: boolean }> {
    const { rooms } = this.#options;
    const directKey = directKeyOf(me, other);
    const known = await rooms.repository.findByDirectKey(directKey);
    if (known) return { room: known, created: false };
    try {
      const room = await rooms.rooms.create({
        createdBy: me,
        room: {
          kind: 'direct',
          teamId: null,
          name: null,
          topic: '',
          description: '',
          posting: 'everyone',
          directKey,
          subject: null,
        },
        members: [
          { userId: me, role: 'member' },
          { userId: other, role: 'member' },
        ],
      });
      return { room, created: true };
    } catch (error) {
      if (!(error instanceof DuplicateRoomError)) throw error;
      return { room: await this.#findFirst(directKey), created: false };
    }
  }

  /** The one that was first. The index knows it before a majority does, so it may take a moment until it shows. */
  async #findFirst(directKey: string): Promise<RoomDocument> {
    for (let tries = 0; tries < VISIBLE.tries; tries += 1) {
      const room = await this.#options.rooms.repository.findByDirectKey(directKey);
      if (room) return room;
      await sleep(VISIBLE.everyMs);
    }
    throw errors.unavailable(new Error('A conversation that exists could not be read'));
  }
}

/** The ids of both in a direct conversation, in one order whoever asks. */
function directKeyOf(one: ObjectId, other: ObjectId): string {
  return [one.toHexString(), other.toHexString()].sort().join(':');
}
