import type {
  addParticipantsInput,
  Conversation,
  conversationsUpdateInput,
  Id,
  removeParticipantInput,
} from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import {
  asConversation,
  canTend,
  demand,
  isChannel,
  memberJoined,
  memberLeft,
  type RoomsModule,
  roomDeleted,
  roomUpdated,
  submitChange,
} from '../rooms/index.js';
import type { InvitedPeople } from './invited-people.js';

/** What becomes of conversations: their names, their people, and their end. */
export class ConversationChanges {
  readonly #rooms: RoomsModule;
  readonly #people: InvitedPeople;

  constructor(options: { rooms: RoomsModule; people: InvitedPeople }) {
    this.#rooms = options.rooms;
    this.#people = options.people;
  }

  async update(
    caller: Caller,
    { conversationId, name }: z.output<typeof conversationsUpdateInput>,
  ): Promise<Conversation> {
    const { roomId, actorId, teamRole } = await this.#standing(caller, conversationId);
    await submitChange(this.#rooms.log, roomUpdated, {
      roomId,
      actorId,
      input: { change: { name }, of: 'conversation', teamRole, nameClaimedAt: null },
    });
    return this.#get(caller, conversationId);
  }

  /** Asks people into a group; those who are in it already stay as they are. */
  async addParticipants(
    caller: Caller,
    { conversationId, userIds }: z.output<typeof addParticipantsInput>,
  ): Promise<Conversation> {
    const { roomId, actorId, teamRole } = await this.#standing(caller, conversationId);
    // Who may not ask anybody in does not learn who there is.
    demand(canTend({ ...(await this.#rooms.access.asMember(actorId, roomId)), teamRole }));
    const added = await this.#people.check(actorId, userIds, { deactivated: false });
    await submitChange(this.#rooms.log, memberJoined, {
      roomId,
      actorId,
      input: { how: 'added', users: added.map((userId) => ({ userId, memberId: new ObjectId() })), teamRole },
    });
    return this.#get(caller, conversationId);
  }

  async removeParticipant(
    caller: Caller,
    { conversationId, userId }: z.output<typeof removeParticipantInput>,
  ): Promise<Conversation> {
    const { roomId, actorId, teamRole } = await this.#standing(caller, conversationId);
    await submitChange(this.#rooms.log, memberLeft, {
      roomId,
      actorId,
      input: { how: 'removed', of: 'conversation', userId: toObjectId(userId), teamRole },
    });
    if (userId !== caller.userId) return this.#get(caller, conversationId);
    // Who has removed oneself is told how it was left.
    const room = await this.#rooms.repository.find(roomId);
    if (!room) throw errors.notFound();
    return asConversation(await this.#rooms.presenter.presentOne({ room, member: null }));
  }

  async delete(caller: Caller, conversationId: Id): Promise<void> {
    const { roomId, actorId, teamRole } = await this.#standing(caller, conversationId);
    await submitChange(this.#rooms.log, roomDeleted, {
      roomId,
      actorId,
      input: { how: 'self', of: 'conversation', teamRole },
    });
  }

  /** A channel of that id is not there. */
  async #standing(caller: Caller, conversationId: Id) {
    const roomId = toObjectId(conversationId);
    const actorId = toObjectId(caller.userId);
    const room = await this.#rooms.repository.find(roomId);
    if (!room || isChannel(room)) throw errors.notFound();
    return { roomId, actorId, teamRole: await this.#people.roleWithoutTeam(actorId) };
  }

  async #get(caller: Caller, conversationId: Id): Promise<Conversation> {
    return asConversation(await this.#rooms.rooms.get(caller, conversationId));
  }
}
