import type {
  Message,
  MessagesThreadResult,
  messagesRecentInput,
  messagesSeqAtInput,
  messagesThreadInput,
  Page,
} from '@confab/shared';
import type { ObjectId } from 'mongodb';
import { z } from 'zod';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import { decodeCursor, toPage } from '../../platform/mongo/index.js';
import type { Caller } from '../../platform/trpc.js';
import type { RoomsModule } from '../rooms/index.js';
import type { TeamsModule } from '../teams/index.js';
import type { MessageHistory } from './list-messages.js';
import type { MessageDocument } from './messages.model.js';
import type { MessagesPresenter } from './messages.presenter.js';
import type { MessagesRepository } from './messages.repository.js';
import type { ProjectedHead } from './projected-head.js';

interface FindMessagesOptions {
  rooms: Pick<RoomsModule, 'access'>;
  teams: TeamsModule['teams'];
  repository: MessagesRepository;
  presenter: MessagesPresenter;
  threads: MessageHistory;
  head: ProjectedHead;
}

/** The last one shown: when it was written, and its id. */
const positionSchema = z.tuple([z.number(), z.string()]);
/** Later than any message. */
const END_OF_TIME = new Date('9999-12-31T00:00:00.000Z');
/** MongoDB merges the ranges of an index in order for so many rooms, and would sort everything for more. */
const ROOMS_MERGED = 150;

/** The other ways to come to messages than by a room's history. */
export class FindMessages {
  readonly #options: FindMessagesOptions;

  constructor(options: FindMessagesOptions) {
    this.#options = options;
  }

  /** The thread of a message, or the one that a reply stands in. */
  async thread(
    caller: Caller,
    { messageId, ...range }: z.output<typeof messagesThreadInput>,
  ): Promise<MessagesThreadResult> {
    const { rooms, repository, presenter, threads, head } = this.#options;
    const message = await repository.find(toObjectId(messageId));
    if (!message) throw errors.notFound();
    await rooms.access.asMember(toObjectId(caller.userId), message.roomId);
    // Before the page: a reader then misses nothing that came between the two.
    const rev = await head.read(message.roomId);
    const root = message.threadRootId ? await repository.find(message.threadRootId) : message;
    if (!root) throw errors.notFound();
    const page = await threads.page(root._id, range);
    return { ...page, root: await presenter.presentOne(root), rev };
  }

  /** What was said lately in all rooms of the caller, threads included, the newest first. */
  async recent(
    caller: Caller,
    { teamId, cursor, limit }: z.output<typeof messagesRecentInput>,
  ): Promise<Page<Message>> {
    const { rooms, teams, presenter } = this.#options;
    const userId = toObjectId(caller.userId);
    const team = teamId === undefined ? null : toObjectId(teamId);
    if (team && !(await teams.membership(team, userId))) throw errors.notFound();
    const memberships = await rooms.access.own(userId);
    const roomIds = memberships.filter(({ room }) => !team || room.teamId?.equals(team)).map(({ room }) => room._id);
    const [time, id] = cursor === undefined ? [null, ''] : decodeCursor(cursor, positionSchema);
    const rows = await this.#said(roomIds, { time: time === null ? null : new Date(time), id, count: limit + 1 });
    const page = toPage(rows, limit, {
      present: (row) => row,
      position: ({ createdAt, _id }) => [createdAt.getTime(), toId(_id)],
    });
    return { items: await presenter.present(page.items), nextCursor: page.nextCursor };
  }

  /** The number of the first message at or after a time; that of the newest where there is none so late. */
  async seqAt(caller: Caller, { roomId: id, at }: z.output<typeof messagesSeqAtInput>): Promise<{ seq: number }> {
    const { rooms, repository } = this.#options;
    const roomId = toObjectId(id);
    await rooms.access.asMember(toObjectId(caller.userId), roomId);
    const seq = (await repository.seqAt(roomId, at)) ?? (await repository.newestShownOf([roomId]))[0]?.seq;
    return { seq: seq ?? 0 };
  }

  async #said(
    roomIds: readonly ObjectId[],
    position: { time: Date | null; id: string; count: number },
  ): Promise<MessageDocument[]> {
    const parts: Promise<MessageDocument[]>[] = [];
    for (let start = 0; start < roomIds.length; start += ROOMS_MERGED) {
      parts.push(this.#saidIn(roomIds.slice(start, start + ROOMS_MERGED), position));
    }
    return (await Promise.all(parts)).flat().toSorted(newestFirst).slice(0, position.count);
  }

  /** Messages of one moment have an order among them, by id: so the moment at which a page ends is read whole. */
  async #saidIn(
    roomIds: readonly ObjectId[],
    { time, id, count }: { time: Date | null; id: string; count: number },
  ): Promise<MessageDocument[]> {
    const { repository } = this.#options;
    const same = time === null ? [] : await repository.recentAt(roomIds, time);
    const rest = same.filter(({ _id }) => toId(_id) < id);
    const before = await repository.recentBefore(roomIds, time ?? END_OF_TIME, count);
    const last = before.length < count ? undefined : before.at(-1)?.createdAt;
    if (last === undefined) return [...rest, ...before];
    const ending = await repository.recentAt(roomIds, last);
    return [...rest, ...before.filter(({ createdAt }) => createdAt > last), ...ending];
  }
}

function newestFirst(a: MessageDocument, b: MessageDocument): number {
  return b.createdAt.getTime() - a.createdAt.getTime() || (toId(a._id) < toId(b._id) ? 1 : -1);
}
