import type {
  Id,
  Message,
  MessagesListResult,
  messagesEditInput,
  messagesListInput,
  messagesSendInput,
} from '@confab/shared';
import { ObjectId } from 'mongodb';
import type { z } from 'zod';
import { AppError, errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Rate, RateLimiter } from '../../platform/rate-limit.js';
import type { Caller } from '../../platform/trpc.js';
import type { Accounts } from '../auth/index.js';
import type { AttachedFiles, AttachRequest, FilesModule } from '../files/index.js';
import { type EntryKind, type RoomsModule, submitChange } from '../rooms/index.js';
import type { DirectBlocks } from './direct-blocks.js';
import type { MessageChange } from './kinds/found-message.js';
import { type MessageCreatedInput, messageCreated } from './kinds/message-created.js';
import { messageDeleted } from './kinds/message-deleted.js';
import { messageEdited } from './kinds/message-edited.js';
import type { MessageHistory } from './list-messages.js';
import { findCandidates } from './mentions.js';
import type { MessageDocument, MessageState } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ProjectedHead } from './projected-head.js';

const SENDS: Rate = { name: 'messages.send', perSecond: 1, burst: 120 };

interface MessagesServiceOptions {
  rooms: Pick<RoomsModule, 'access' | 'log'>;
  repository: MessagesRepository;
  presenter: MessagesPresenter;
  history: MessageHistory;
  head: ProjectedHead;
  files: Pick<FilesModule, 'attachments' | 'removal'>;
  blocks: DirectBlocks;
  accounts: Pick<Accounts, 'findByUsernames'>;
  limiter: RateLimiter;
}

/** The use cases of messages. What may be done is decided by the kinds of entry, at the head of the room's log. */
export class MessagesService {
  readonly #options: MessagesServiceOptions;

  constructor(options: MessagesServiceOptions) {
    this.#options = options;
  }

  async list(
    caller: Caller,
    { roomId: id, ...range }: z.output<typeof messagesListInput>,
  ): Promise<MessagesListResult> {
    const { rooms, history, head } = this.#options;
    const roomId = toObjectId(id);
    await rooms.access.asMember(toObjectId(caller.userId), roomId);
    // Before the page: a reader then misses nothing that came between the two.
    const rev = await head.read(roomId);
    return { ...(await history.page(roomId, range)), rev };
  }

  async get(caller: Caller, messageId: Id): Promise<Message> {
    const message = await this.#find(messageId);
    await this.#options.rooms.access.asMember(toObjectId(caller.userId), message.roomId);
    return this.#options.presenter.presentOne(message);
  }

  async send(caller: Caller, input: z.output<typeof messagesSendInput>): Promise<Message> {
    const { rooms, presenter, limiter, accounts, blocks } = this.#options;
    limiter.take(SENDS, `${caller.userId}:${input.roomId}`);
    const roomId = toObjectId(input.roomId);
    const actorId = toObjectId(caller.userId);
    const teamRole = await rooms.access.teamRoleIn(actorId, roomId);
    const files = await this.#attach({ ownerId: actorId, roomId, fileIds: input.attachmentIds });
    const refusal = await blocks.refusal(actorId, roomId);
    const mentions = await findCandidates(accounts, input.body);
    const outcome = await submitChange(rooms.log, messageCreated, {
      roomId,
      actorId,
      ...(input.clientId !== undefined && { clientId: input.clientId }),
      input: {
        messageId: files.messageId,
        attachments: files.attachments,
        body: input.body,
        mentions,
        replyToId: input.replyTo === undefined ? null : toObjectId(input.replyTo),
        threadRootId: input.threadRootId === undefined ? null : await this.#rootOf(toObjectId(input.threadRootId)),
        teamRole,
        refusal: refusal ?? files.refusal,
      },
    });
    if (outcome.type === 'unchanged') throw new Error('A new message changed nothing');
    const { rev, data } = outcome.entry;
    // A repeated send may come after an edit or a deletion: what counts is how the message is now.
    const found = outcome.repeated ? await this.#find(data.message._id) : null;
    const message = found ?? data.message;
    if (input.alsoToRoom && message.threadRootId) await this.#sayInRoom(message, { teamRole, refusal });
    if (!found) return presenter.presentNew(message, rev);
    if (await this.#isMember(actorId, roomId)) return presenter.presentOne(found);
    // To who has left the room since it is what was sent, without what others have made of it.
    return presenter.presentNew({ ...data.message, replyToId: null, deletedAt: found.deletedAt }, rev);
  }

  async edit(caller: Caller, { messageId, body }: z.output<typeof messagesEditInput>): Promise<Message> {
    const { accounts, blocks } = this.#options;
    const mentions = await findCandidates(accounts, body);
    return this.#change(caller, messageId, messageEdited, async (fields, { actorId, roomId }) => ({
      ...fields,
      body,
      mentions,
      refusal: await blocks.refusal(actorId, roomId),
    }));
  }

  /** The files of a message go with it, at the latest by the sweep. */
  async delete(caller: Caller, messageId: Id): Promise<Message> {
    const { files, rooms } = this.#options;
    const { roomId, attachments } = await this.#find(messageId);
    const change = () => this.#change(caller, messageId, messageDeleted, (fields) => fields);
    if (attachments.length === 0) return change();
    // Nobody from outside has the files looked after.
    await rooms.access.asMember(toObjectId(caller.userId), roomId);
    return files.removal.around(
      attachments.map(({ fileId }) => fileId),
      change,
    );
  }

  /** The first message of the thread that a message stands in; whether one may write there is decided with the reply. */
  async #rootOf(messageId: ObjectId): Promise<ObjectId> {
    return (await this.#options.repository.find(messageId))?.threadRootId ?? messageId;
  }

  /** What was said in a thread, once more in the room: a message of its own, made once however often it is asked for. */
  async #sayInRoom(
    { _id, roomId, senderId, threadRootId, body, deletedAt }: MessageState,
    standing: Pick<MessageCreatedInput, 'teamRole' | 'refusal'>,
  ): Promise<void> {
    if (body === '' || deletedAt) return;
    const { rooms, accounts } = this.#options;
    await submitChange(rooms.log, messageCreated, {
      roomId,
      actorId: senderId,
      clientId: `also-${toId(_id)}`,
      input: {
        messageId: new ObjectId(),
        body,
        attachments: [],
        mentions: await findCandidates(accounts, body),
        replyToId: threadRootId,
        threadRootId: null,
        ...standing,
      },
    }).catch((error: unknown) => {
      // The reply is said; what has become impossible since, such as answering a root that is deleted, does not undo it.
      if (!(error instanceof AppError) || error.code === 'SERVICE_UNAVAILABLE') throw error;
    });
  }

  async #isMember(userId: ObjectId, roomId: ObjectId): Promise<boolean> {
    try {
      await this.#options.rooms.access.asMember(userId, roomId);
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  }

  /** Means the files for a message. If they cannot be, a repeated send is answered all the same: the log knows. */
  async #attach(request: AttachRequest): Promise<AttachedFiles & { refusal: AppError | null }> {
    const none = { messageId: new ObjectId(), attachments: [], refusal: null };
    if (request.fileIds.length === 0) return none;
    try {
      return { ...(await this.#options.files.attachments.claim(request)), refusal: null };
    } catch (error) {
      if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') return { ...none, refusal: error };
      throw error;
    }
  }

  /** Makes a change to a message that exists; answers it as it is then, also where nothing changed. */
  async #change<Input>(
    caller: Caller,
    id: Id,
    kind: EntryKind<Input, { message: MessageState }>,
    toInput: (fields: MessageChange, where: { actorId: ObjectId; roomId: ObjectId }) => Input | Promise<Input>,
  ): Promise<Message> {
    const { rooms, presenter } = this.#options;
    const actorId = toObjectId(caller.userId);
    const { _id: messageId, roomId } = await this.#find(id);
    const teamRole = await rooms.access.teamRoleIn(actorId, roomId);
    const input = await toInput({ messageId, teamRole }, { actorId, roomId });
    const outcome = await submitChange(rooms.log, kind, { roomId, actorId, input });
    if (outcome.type === 'unchanged') return presenter.presentOne(await this.#find(messageId));
    return presenter.presentOne({ ...outcome.entry.data.message, rev: outcome.entry.rev });
  }

  async #find(messageId: Id | ObjectId): Promise<MessageDocument> {
    const id = typeof messageId === 'string' ? toObjectId(messageId) : messageId;
    const message = await this.#options.repository.find(id);
    if (!message) throw errors.notFound();
    return message;
  }
}
