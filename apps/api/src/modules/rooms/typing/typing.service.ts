import type { Id, setTypingInput, typingResult } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { errors } from '../../../platform/errors.js';
import type { EventBus } from '../../../platform/event-bus.js';
import { toObjectId } from '../../../platform/ids.js';
import type { Caller } from '../../../platform/trpc.js';
import type { Accounts } from '../../auth/index.js';
import type { RoomAccess } from '../room-access.js';
import type { RoomMessagesSlot } from '../room-messages.js';
import { typingChanged } from '../rooms.events.js';
import { canType, demand } from '../rooms.policy.js';
import type { RoomsRepository } from '../rooms.repository.js';
import { refOf } from '../user-refs.js';
import type { TypingStore } from './typing-store.js';

interface TypingOptions {
  repository: Pick<RoomsRepository, 'peopleOf'>;
  access: RoomAccess;
  messages: RoomMessagesSlot;
  store: TypingStore;
  bus: EventBus;
  accounts: Accounts;
}

/** Who is typing. Never stored: it is gone with the message, with a word, or with time. */
export class TypingService {
  readonly #options: TypingOptions;

  constructor(options: TypingOptions) {
    this.#options = options;
  }

  async setTyping(caller: Caller, input: z.output<typeof setTypingInput>): Promise<{ ok: true }> {
    const { access, messages, store, bus } = this.#options;
    const roomId = toObjectId(input.roomId);
    const userId = toObjectId(caller.userId);
    const threadRootId = input.threadRootId === undefined ? null : toObjectId(input.threadRootId);
    demand(canType(await access.asMember(userId, roomId)));
    // Taking a sign back needs no question: there is one only where this was asked.
    if (input.isTyping) {
      const refusal = await messages.get().refusalToSpeak(userId, roomId);
      if (refusal) throw refusal;
      if (threadRootId && !(await messages.get().canHaveThread(roomId, threadRootId))) throw errors.notFound();
    }
    const changed = input.isTyping
      ? await store.sign(roomId, userId, threadRootId)
      : await store.stop(roomId, userId, threadRootId);
    const { isTyping } = input;
    if (changed) await bus.publish(typingChanged, { roomId, userId, threadRootId, isTyping, isSent: false });
    return { ok: true };
  }

  async typing(caller: Caller, id: Id): Promise<z.output<typeof typingResult>> {
    const { access, store, accounts, repository } = this.#options;
    const roomId = toObjectId(id);
    await access.asMember(toObjectId(caller.userId), roomId);
    const typists = await store.typists(roomId);
    if (typists.length === 0) return [];
    const userIds = typists.map(({ userId }) => userId);
    const [refs, present] = await Promise.all([accounts.refs(userIds), repository.peopleOf([roomId], userIds)]);
    // A sign outlives the part in the room of who gave it.
    return typists
      .filter(({ userId }) => present.some((id) => id.equals(userId)))
      .map(({ userId, since }) => ({ user: refOf(refs, userId), since }));
  }

  /** Somebody has sent what was being typed. */
  async sent(roomId: ObjectId, userId: ObjectId, threadRootId: ObjectId | null): Promise<void> {
    if (!(await this.#options.store.stop(roomId, userId, threadRootId))) return;
    await this.#options.bus.publish(typingChanged, { roomId, userId, threadRootId, isTyping: false, isSent: true });
  }
}
