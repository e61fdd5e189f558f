import type { Conversation, conversationsListInput, Id, Page } from '@confab/shared';
import type { z } from 'zod';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import { asConversation, isChannel, type RoomsModule } from '../rooms/index.js';
import type { OpenedRoom } from './open-conversation.js';

/** Conversations as their participants see them. */
export class ConversationsService {
  readonly #rooms: RoomsModule;

  constructor(rooms: RoomsModule) {
    this.#rooms = rooms;
  }

  async list(caller: Caller, input: z.output<typeof conversationsListInput>): Promise<Page<Conversation>> {
    const userId = toObjectId(caller.userId);
    const page = await this.#rooms.list.page(userId, input, ({ room }) => !isChannel(room));
    return { items: page.items.map(asConversation), nextCursor: page.nextCursor };
  }

  async get(caller: Caller, conversationId: Id): Promise<Conversation> {
    return asConversation(await this.#rooms.rooms.get(caller, conversationId));
  }

  /** What is answered to who has opened a conversation. */
  async opened(
    caller: Caller,
    opening: Promise<OpenedRoom>,
  ): Promise<{ conversation: Conversation; created: boolean }> {
    const { room, created } = await opening;
    return { conversation: await this.get(caller, toId(room._id)), created };
  }
}
