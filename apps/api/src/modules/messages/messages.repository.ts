import type { Id } from '@confab/shared';
import type { Collection, Db, Document, Filter, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import { collectionOf } from '../../platform/mongo/index.js';
import type { UnreadCounts, UnreadRange, UnreadSince } from '../rooms/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';
import { type SeqRange, seqIn } from './seq-range.js';
import { UnreadCounter, unreadFilter } from './unread-counts.js';

const ROOMS_LOOKED_INTO = 100;

/** Many pipelines on the messages as one command. */
function inOne(first: readonly Document[], others: readonly (readonly Document[])[]): Document[] {
  return [...first, ...others.map((pipeline) => ({ $unionWith: { coll: messagesCollection.name, pipeline } }))];
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

  /** Those of these messages that are in any of these rooms, in their order. */
  async findMany(roomIds: readonly ObjectId[], messageIds: readonly ObjectId[]): Promise<MessageDocument[]> {
    const found = await this.#messages
      .find({ roomId: { $in: [...roomIds] }, _id: { $in: [...messageIds] } }, { hint: '_id_' })
      .toArray();
    return found.sort((a, b) => a.seq - b.seq);
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

  /** Removes everything said in a room that is gone for good. */
  async removeRoom(roomId: ObjectId): Promise<void> {
    await this.#messages.deleteMany({ roomId });
  }

  /** What is pinned in a room, the newest pin first. */
  pins(
    roomId: ObjectId,
    page: { after: { pinnedAt: Date; id: ObjectId } | null; limit: number },
  ): Promise<MessageDocument[]> {
    const { after, limit } = page;
    const isAfter = after && {
      $or: [{ pinnedAt: { $lt: after.pinnedAt } }, { pinnedAt: after.pinnedAt, _id: { $lt: after.id } }],
    };
    return this.#messages
      .find({ roomId, pinnedAt: { $gt: new Date(0) }, ...isAfter })
      .sort({ pinnedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** What people said in these rooms before a time, the newest first: one range of an index per room, merged. */
  recentBefore(roomIds: readonly ObjectId[], before: Date, limit: number): Promise<MessageDocument[]> {
    return this.#messages
      .find({ ...saidIn(roomIds), createdAt: { $lt: before } }, { hint: MESSAGE_INDEXES.createdAt })
      .sort({ createdAt: -1 })
      .limit(limit)
      .toArray();
  }

  /** What people said in these rooms at exactly that time. */
  recentAt(roomIds: readonly ObjectId[], at: Date): Promise<MessageDocument[]> {
    return this.#messages.find({ ...saidIn(roomIds), createdAt: at }, { hint: MESSAGE_INDEXES.createdAt }).toArray();
  }

  /** The number of the first message outside threads that was written at that time or later. */
  async seqAt(roomId: ObjectId, at: Date): Promise<number | null> {
    const found = await this.#messages.findOne(
      { roomId, createdAt: { $gte: at }, threadRootId: null },
      { sort: { createdAt: 1 }, projection: { seq: 1 }, hint: MESSAGE_INDEXES.createdAt },
    );
    return found?.seq ?? null;
  }

  /** Where the newest message of each room stands, threads included. */
  async newestPlaces(roomIds: readonly ObjectId[]): Promise<NewestPlace[]> {
    if (roomIds.length === 0) return [];
    return this.#messages.aggregate<NewestPlace>(newestPipeline(roomIds, NEWEST_PLACE)).toArray();
  }

  /** The newest message of each room, threads included. */
  async newestOf(roomIds: readonly ObjectId[]): Promise<MessageDocument[]> {
    if (roomIds.length === 0) return [];
    const pipeline = newestPipeline(roomIds, { newest: { $first: '$$ROOT' } });
    const rows = await this.#messages.aggregate<{ newest: MessageDocument }>(pipeline).toArray();
    return rows.map(({ newest }) => newest);
  }

  /** The newest message of each room that is not in a thread: one command for many rooms. */
  async newestShownOf(roomIds: readonly ObjectId[]): Promise<MessageDocument[]> {
    const found: MessageDocument[] = [];
    for (let start = 0; start < roomIds.length; start += ROOMS_LOOKED_INTO) {
      const [first, ...others] = roomIds.slice(start, start + ROOMS_LOOKED_INTO).map(newestShownPipeline);
      if (!first) break;
      found.push(...(await this.#messages.aggregate<MessageDocument>(inOne(first, others)).toArray()));
    }
    return found;
  }

  /** Counts, for each of these rooms, what is unread and what of it mentions the person. */
  countsOf(userId: ObjectId, rooms: readonly UnreadSince[]): Promise<Map<Id, UnreadCounts>> {
    return new UnreadCounter(this.#messages, userId).count(rooms);
  }

  /** Counts in the index alone. */
  countUnread({ limit, ...range }: UnreadRange): Promise<number> {
    return this.#messages.countDocuments(unreadFilter(range), { limit, hint: MESSAGE_INDEXES.seq });
  }
}

function saidIn(roomIds: readonly ObjectId[]): Filter<MessageDocument> {
  return { roomId: { $in: [...roomIds] }, type: { $ne: 'system' }, deletedAt: null };
}

function inRange(roomId: ObjectId, range: SeqRange): Filter<MessageDocument> {
  return { roomId, seq: seqIn(range), threadRootId: null };
}

interface NewestPlace {
  /** The room's. */
  _id: ObjectId;
  seq: number;
  createdAt: Date;
}

const NEWEST_PLACE = { seq: { $first: '$seq' }, createdAt: { $first: '$createdAt' } };

/** One step in the index per room, however long its history. Exported so that a test can look at its plan. */
export function newestPipeline(roomIds: readonly ObjectId[], fields: Document) {
  return [
    { $match: { roomId: { $in: [...roomIds] } } },
    { $sort: { roomId: -1, seq: -1 } },
    { $group: { _id: '$roomId', ...fields } },
  ];
}

/** Exported so that a test can look at its plan. */
export function newestShownPipeline(roomId: ObjectId) {
  return [{ $match: inRange(roomId, {}) }, { $sort: { seq: -1 } }, { $limit: 1 }];
}
