import {
  type Id,
  idSchema,
  type messagesMarkReadResult,
  type messagesReadersInput,
  type Page,
  type Reader,
} from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import type { RoomsModule } from '../rooms/index.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ThreadFollowsRepository } from './threads/thread-follows.repository.js';
import type { ThreadsService } from './threads/threads.service.js';

/** The account of the last reader shown. */
const positionSchema = z.tuple([idSchema]);

interface MessageReadersOptions {
  rooms: Pick<RoomsModule, 'access' | 'readState' | 'repository' | 'presenter'>;
  follows: ThreadFollowsRepository;
  repository: MessagesRepository;
  threads: ThreadsService;
}

/** Who has read a message. Reading one is reading all before it, in its room or in its thread. */
export class MessageReaders {
  readonly #options: MessageReadersOptions;

  constructor(options: MessageReadersOptions) {
    this.#options = options;
  }

  async markRead(caller: Caller, messageId: Id): Promise<z.output<typeof messagesMarkReadResult>> {
    const { rooms, threads } = this.#options;
    const message = await this.#find(messageId);
    const { member } = await rooms.access.asMember(toObjectId(caller.userId), message.roomId);
    const { seq } = message;
    if (message.threadRootId) return { wasAlreadyRead: await threads.readUpTo(caller, { id: messageId, seq }) };
    await rooms.readState.markRead(caller, { roomId: toId(message.roomId), seq });
    return { wasAlreadyRead: member.lastReadSeq >= seq };
  }

  async readers(caller: Caller, { messageId, ...page }: z.output<typeof messagesReadersInput>): Promise<Page<Reader>> {
    const { rooms } = this.#options;
    const message = await this.#find(messageId);
    await rooms.access.asMember(toObjectId(caller.userId), message.roomId);
    if (message.threadRootId) return this.#ofReply({ ...message, rootId: message.threadRootId }, page);
    return rooms.readState.readers(message.roomId, message, page);
  }

  /** A reply is read in its thread; since when is not kept. Who has left the room is shown no more. */
  async #ofReply(
    { roomId, rootId, seq, senderId }: { roomId: ObjectId; rootId: ObjectId; seq: number; senderId: ObjectId },
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<Page<Reader>> {
    const { rooms, follows } = this.#options;
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, positionSchema);
    const ids = await follows.readersPage(rootId, {
      seq,
      except: senderId,
      after: after === null ? null : toObjectId(after),
      limit: limit + 1,
    });
    const page = toPage(ids, limit, { present: (id) => id, position: (id) => [toId(id)] });
    const members = await rooms.repository.findMembers(roomId, page.items);
    const shown = await rooms.presenter.presentMembers(members.filter(({ leftAt }) => leftAt === null));
    return { items: shown.map(({ user }) => ({ user, readAt: null })), nextCursor: page.nextCursor };
  }

  async #find(messageId: Id) {
    const message = await this.#options.repository.find(toObjectId(messageId));
    if (!message) throw errors.notFound();
    return message;
  }
}
