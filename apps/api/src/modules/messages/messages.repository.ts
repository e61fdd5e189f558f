import type { Id } from '@confab/shared';
import type { Collection, Db, Filter, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import { collectionOf } from '../../platform/mongo/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';

/** Messages of others for one person, by their place in the room. */
interface UnreadFilter {
  roomId: ObjectId;
  userId: ObjectId;
  afterSeq: number;
  upToSeq?: number;
  limit: number;
}

/** Where a part of a room's history lies. */
interface SeqRange {
  above?: number;
  below?: number;
}

/** The queries on messages. What is written to them goes through the log. */
export class MessagesRepository {
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#messages = collectionOf(db, messagesCollection);
  }

  find(messageId: ObjectId): Promise<MessageDocument | null> {
    return this.#messages.findOne({ _id: messageId });
  }

  findMany(roomId: ObjectId, messageIds: readonly ObjectId[]): Promise<MessageDocument[]> {
    return this.#messages
      .find({ roomId, _id: { $in: [...messageIds] } })
      .sort({ seq: 1 })
      .toArray();
  }

  /** When those of these messages were deleted that have been, by id. */
  async deletedAmong(messages: readonly Pick<MessageDocument, '_id' | 'roomId'>[]): Promise<Map<Id, Date>> {
    const deleted = await this.#messages
      .find(
        {
          roomId: { $in: messages.map(({ roomId }) => roomId) },
          _id: { $in: messages.map(({ _id }) => _id) },
          deletedAt: { $ne: null },
        },
        { projection: { deletedAt: 1 } },
      )
      .toArray();
    return new Map(deleted.flatMap(({ _id, deletedAt }) => (deletedAt ? [[toId(_id), deletedAt]] : [])));
  }

  /** The newest number that any message of the room carries. */
  async newestRev(roomId: ObjectId): Promise<number> {
    const newest = await this.#messages.findOne(
      { roomId },
      { sort: { rev: -1 }, projection: { _id: 0, rev: 1 }, hint: MESSAGE_INDEXES.rev },
    );
    return newest?.rev ?? 0;
  }

  /** Messages outside threads from one end of a range on: the oldest first with `order` 1, the newest with -1. */
  range(roomId: ObjectId, range: SeqRange, page: { order: 1 | -1; limit: number }): Promise<MessageDocument[]> {
    if (page.limit === 0) return Promise.resolve([]);
    return this.#messages
      .find(inRange(roomId, range), { hint: MESSAGE_INDEXES.seq })
      .sort({ seq: page.order })
      .limit(page.limit)
      .toArray();
  }

  async existsIn(roomId: ObjectId, range: SeqRange): Promise<boolean> {
    const found = await this.#messages.findOne(inRange(roomId, range), {
      projection: { _id: 1 },
      hint: MESSAGE_INDEXES.seq,
    });
    return found !== null;
  }

  /** The newest message of each room, threads included: one step in the index per room, however long its history. */
  async newestOf(roomIds: readonly ObjectId[]): Promise<MessageDocument[]> {
    if (roomIds.length === 0) return [];
    const rows = await this.#messages.aggregate<{ newest: MessageDocument }>(newestPipeline(roomIds)).toArray();
    return rows.map(({ newest }) => newest);
  }

  /** The newest message of a room that is not in a thread. */
  async newestShown(roomId: ObjectId): Promise<MessageDocument | null> {
    const [newest] = await this.range(roomId, {}, { order: -1, limit: 1 });
    return newest ?? null;
  }

  /** Counts in the index alone. */
  countUnread({ roomId, userId, afterSeq, upToSeq, limit }: UnreadFilter): Promise<number> {
    return this.#messages.countDocuments(
      unreadFilter({ roomId, userId, afterSeq, ...(upToSeq !== undefined && { upToSeq }) }),
      {
        limit,
        hint: MESSAGE_INDEXES.seq,
      },
    );
  }
}

function inRange(roomId: ObjectId, { above, below }: SeqRange): Filter<MessageDocument> {
  const seq = { ...(above !== undefined && { $gt: above }), ...(below !== undefined && { $lt: below }) };
  return { roomId, seq: { $gte: 0, ...seq }, threadRootId: null };
}

/** Exported so that a test can look at its plan. */
export function newestPipeline(roomIds: readonly ObjectId[]) {
  return [
    { $match: { roomId: { $in: [...roomIds] } } },
    { $sort: { roomId: -1, seq: -1 } },
    { $group: { _id: '$roomId', newest: { $first: '$$ROOT' } } },
  ];
}

/** Exported so that a test can look at its plan. */
export function unreadFilter(filter: Omit<UnreadFilter, 'limit'>): Filter<MessageDocument> {
  const { roomId, userId, afterSeq, upToSeq } = filter;
  return {
    roomId,
    seq: { $gt: afterSeq, ...(upToSeq !== undefined && { $lte: upToSeq }) },
    senderId: { $ne: userId },
    type: { $ne: 'system' },
    deletedAt: null,
    threadRootId: null,
  };
}
