import type { Id, Message, messagesPinsInput, messagesReactInput, messagesReactResult, Page } from '@confab/shared';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import { type RoomsModule, submitChange } from '../rooms/index.js';
import type { DirectBlocks } from './direct-blocks.js';
import { messagePinned } from './kinds/message-pinned.js';
import { messageReacted } from './kinds/message-reacted.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';

interface MessageMarksOptions {
  rooms: Pick<RoomsModule, 'access' | 'log'>;
  repository: MessagesRepository;
  presenter: MessagesPresenter;
  blocks: DirectBlocks;
}

/** The pin of the last one shown: when, and on what. */
const positionSchema = z.tuple([z.number(), z.string().regex(/^[0-9a-f]{24}$/)]);

/** What people put on messages: reactions and pins. */
export class MessageMarks {
  readonly #options: MessageMarksOptions;

  constructor(options: MessageMarksOptions) {
    this.#options = options;
  }

  async react(
    caller: Caller,
    { messageId: id, emoji, action }: z.output<typeof messagesReactInput>,
  ): Promise<z.output<typeof messagesReactResult>> {
    const { rooms, presenter, blocks } = this.#options;
    const { messageId, roomId, actorId, teamRole } = await this.#standing(caller, id);
    const refusal = await blocks.refusal(actorId, roomId);
    const input = { messageId, emoji, action, teamRole, refusal };
    const outcome = await submitChange(rooms.log, messageReacted, { roomId, actorId, input });
    const message =
      outcome.type === 'unchanged' ? await this.#find(id) : { ...outcome.entry.data.message, rev: outcome.entry.rev };
    const { reactions, rev } = await presenter.presentNew(message, message.rev);
    return { reactions, rev };
  }

  async pin(caller: Caller, id: Id, pin: boolean): Promise<Message> {
    const { rooms, presenter } = this.#options;
    const { messageId, roomId, actorId, teamRole } = await this.#standing(caller, id);
    const outcome = await submitChange(rooms.log, messagePinned, {
      roomId,
      actorId,
      input: { messageId, pin, teamRole },
    });
    if (outcome.type === 'committed') {
      return presenter.presentOne({ ...outcome.entry.data.message, rev: outcome.entry.rev });
    }
    return presenter.presentOne(await this.#find(id));
  }

  /** What is pinned in a room, the newest pin first. */
  async pins(
    caller: Caller,
    { roomId: id, cursor, limit }: z.output<typeof messagesPinsInput>,
  ): Promise<Page<Message>> {
    const { rooms, repository, presenter } = this.#options;
    const roomId = toObjectId(id);
    await rooms.access.asMember(toObjectId(caller.userId), roomId);
    const after = cursor === undefined ? null : decodeCursor(cursor, positionSchema);
    const rows = await repository.pins(roomId, {
      after: after && { pinnedAt: new Date(after[0]), id: toObjectId(after[1]) },
      limit: limit + 1,
    });
    const page = toPage(rows, limit, {
      present: (row) => row,
      position: ({ pinnedAt, _id }) => [pinnedAt?.getTime() ?? 0, toId(_id)],
    });
    return { items: await presenter.present(page.items), nextCursor: page.nextCursor };
  }

  async #standing(caller: Caller, id: Id) {
    const actorId = toObjectId(caller.userId);
    const { _id: messageId, roomId } = await this.#find(id);
    return { actorId, messageId, roomId, teamRole: await this.#options.rooms.access.teamRoleIn(actorId, roomId) };
  }

  async #find(messageId: Id) {
    const message = await this.#options.repository.find(toObjectId(messageId));
    if (!message) throw errors.notFound();
    return message;
  }
}
