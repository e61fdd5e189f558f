import type { Id, messagesMarkReadResult, messagesReadersInput, Page, Reader } from '@confab/shared';
import type { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { RoomsModule } from '../rooms/index.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ThreadsService } from './threads/threads.service.js';

interface MessageReadersOptions {
  rooms: Pick<RoomsModule, 'access' | 'readState'>;
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
    return rooms.readState.readers(message.roomId, message, page);
  }

  async #find(messageId: Id) {
    const message = await this.#options.repository.find(toObjectId(messageId));
    if (!message) throw errors.notFound();
    return message;
  }
}
