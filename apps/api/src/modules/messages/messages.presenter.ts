import type { Id, Message, MessagePreview, UserRef } from '@confab/shared';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import { presentAttachment } from '../files/index.js';
import { presentSystemNote, refOf } from '../rooms/index.js';
import type { ShownMessage } from './messages.model.js';

/** Turns messages into what the API answers. What a deleted one said never leaves. */
export class MessagesPresenter {
  readonly #accounts: Pick<Accounts, 'refs'>;

  constructor(accounts: Pick<Accounts, 'refs'>) {
    this.#accounts = accounts;
  }

  async present(messages: readonly ShownMessage[]): Promise<Message[]> {
    const refs = await this.#accounts.refs(messages.map(({ senderId }) => senderId));
    return messages.map((message) => toMessage(message, refs));
  }

  async presentOne(message: ShownMessage): Promise<Message> {
    return toMessage(message, await this.#accounts.refs([message.senderId]));
  }

  async previews(messages: readonly ShownMessage[]): Promise<MessagePreview[]> {
    const refs = await this.#accounts.refs(messages.map(({ senderId }) => senderId));
    return messages.map((message) => toPreview(message, refs));
  }
}

type Refs = ReadonlyMap<Id, UserRef>;

function toPreview(message: ShownMessage, refs: Refs): MessagePreview {
  return {
    id: toId(message._id),
    roomId: toId(message.roomId),
    seq: message.seq,
    sender: refOf(refs, message.senderId),
    type: message.type,
    body: message.deletedAt ? '' : message.body,
    createdAt: message.createdAt,
    deletedAt: message.deletedAt,
  };
}

function toMessage(message: ShownMessage, refs: Refs): Message {
  const kept = message.deletedAt === null;
  return {
    ...toPreview(message, refs),
    rev: Math.max(message.rev, message.seq),
    clientId: message.clientId,
    system: message.system && presentSystemNote(message.system),
    attachments: kept ? message.attachments.map(presentAttachment) : [],
    mentions: kept ? message.mentions.map(toId) : [],
    mentionsAll: kept ? message.mentionsAll : null,
    replyTo: null,
    threadRootId: message.threadRootId && toId(message.threadRootId),
    thread: null,
    reactions: message.reactions.map(({ emoji, userIds }) => ({ emoji, userIds: userIds.map(toId) })),
    pinnedAt: message.pinnedAt,
    editedAt: message.editedAt,
  };
}
