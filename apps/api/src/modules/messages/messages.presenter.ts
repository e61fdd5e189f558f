import type { Id, Message, MessagePreview, UserRef } from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { Accounts } from '../auth/index.js';
import { presentAttachment } from '../files/index.js';
import { presentSystemNote, refOf } from '../rooms/index.js';
import type { MessageState, ShownMessage } from './messages.model.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ThreadRepliesRepository, ThreadSummary } from './threads/thread-replies.repository.js';

/** What is looked up once for all the messages of an answer. */
interface Lookups {
  refs: Refs;
  answered: ReadonlyMap<Id, ShownMessage>;
  threads: ReadonlyMap<Id, ThreadSummary>;
}

const NONE: ReadonlyMap<Id, never> = new Map<Id, never>();

/** Turns messages into what the API answers. What a deleted one said never leaves. */
export class MessagesPresenter {
  readonly #accounts: Pick<Accounts, 'refs'>;
  readonly #messages: Pick<MessagesRepository, 'findMany'>;
  readonly #replies: Pick<ThreadRepliesRepository, 'summaries'>;
  /** What is answered to who sent a message is what everybody is told of it. */
  readonly #new = new WeakMap<MessageState, Promise<Message>>();

  constructor(
    accounts: Pick<Accounts, 'refs'>,
    messages: Pick<MessagesRepository, 'findMany'>,
    replies: Pick<ThreadRepliesRepository, 'summaries'>,
  ) {
    this.#accounts = accounts;
    this.#messages = messages;
    this.#replies = replies;
  }

  async present(messages: readonly ShownMessage[]): Promise<Message[]> {
    const lookups = await this.#lookUp(messages, messages.filter(canHaveThread));
    return messages.map((message) => toMessage(message, message.rev, lookups));
  }

  async presentOne(message: ShownMessage): Promise<Message> {
    const [presented] = await this.present([message]);
    if (!presented) throw new Error('A message was lost');
    return presented;
  }

  /** A message that was made just now by the entry of this number: nobody can have answered it in a thread. */
  presentNew(message: MessageState, rev: number): Promise<Message> {
    const known = this.#new.get(message);
    if (known) return known;
    const presented = this.#lookUp([message], []).then((lookups) => toMessage(message, rev, lookups));
    this.#new.set(message, presented);
    presented.catch(() => this.#new.delete(message));
    return presented;
  }

  async previews(messages: readonly ShownMessage[]): Promise<MessagePreview[]> {
    const refs = await this.#accounts.refs(messages.map(({ senderId }) => senderId));
    return messages.map((message) => toPreview(message, refs));
  }

  /** What a thread looks like as a whole; null without replies. */
  async thread(rootId: ObjectId): Promise<Message['thread']> {
    const threads = await this.#replies.summaries([rootId]);
    const summary = threads.get(toId(rootId));
    return summary ? toThread(summary, await this.#accounts.refs(summary.participants)) : null;
  }

  async #lookUp(messages: readonly MessageState[], roots: readonly MessageState[]): Promise<Lookups> {
    if (roots.length === 0 && messages.every(({ replyToId }) => replyToId === null)) {
      return {
        refs: await this.#accounts.refs(messages.map(({ senderId }) => senderId)),
        answered: NONE,
        threads: NONE,
      };
    }
    const answeredIds = new Map(
      messages.flatMap(({ roomId, replyToId }) => (replyToId ? [[toId(replyToId), { roomId, replyToId }]] : [])),
    );
    const [answered, threads] = await Promise.all([
      this.#findAnswered([...answeredIds.values()]),
      this.#replies.summaries(roots.map(({ _id }) => _id)),
    ]);
    const people = [...messages, ...answered.values()].map(({ senderId }) => senderId);
    for (const { participants } of threads.values()) people.push(...participants);
    return { refs: await this.#accounts.refs(people), answered, threads };
  }

  /** Many messages are of one room; of search and the like there are several. */
  async #findAnswered(wanted: readonly { roomId: ObjectId; replyToId: ObjectId }[]): Promise<Map<Id, ShownMessage>> {
    if (wanted.length === 0) return new Map();
    const rooms = new Map(wanted.map(({ roomId }) => [toId(roomId), roomId]));
    const ids = wanted.map(({ replyToId }) => replyToId);
    const found = await this.#messages.findMany([...rooms.values()], ids);
    return new Map(found.map((message) => [toId(message._id), message]));
  }
}

function canHaveThread({ threadRootId, type }: ShownMessage): boolean {
  return threadRootId === null && type !== 'system';
}

function toThread(
  { replyCount, lastReplyAt, participants }: ThreadSummary,
  refs: Refs,
): NonNullable<Message['thread']> {
  return { replyCount, lastReplyAt, participants: participants.map((userId) => refOf(refs, userId)) };
}

type Refs = ReadonlyMap<Id, UserRef>;

function toPreview(message: MessageState, refs: Refs): MessagePreview {
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

/** Written out, though a part of it is a preview: to spread one made this ten times as slow. */
function toMessage(message: MessageState, rev: number, { refs, answered, threads }: Lookups): Message {
  const id = toId(message._id);
  const original = message.replyToId && answered.get(toId(message.replyToId));
  const thread = threads.get(id);
  const kept = message.deletedAt === null;
  return {
    id,
    roomId: toId(message.roomId),
    seq: message.seq,
    sender: refOf(refs, message.senderId),
    type: message.type,
    body: kept ? message.body : '',
    createdAt: message.createdAt,
    deletedAt: message.deletedAt,
    rev: Math.max(rev, message.seq),
    clientId: message.clientId,
    system: message.system && presentSystemNote(message.system),
    attachments: kept ? message.attachments.map(presentAttachment) : [],
    mentions: kept ? message.mentions.map(toId) : [],
    mentionsAll: kept ? message.mentionsAll : null,
    replyTo: original && kept ? toPreview(original, refs) : null,
    threadRootId: message.threadRootId && toId(message.threadRootId),
    thread: thread ? toThread(thread, refs) : null,
    reactions: message.reactions.map(({ emoji, userIds }) => ({ emoji, userIds: userIds.map(toId) })),
    pinnedAt: message.pinnedAt,
    editedAt: message.editedAt,
  };
}
