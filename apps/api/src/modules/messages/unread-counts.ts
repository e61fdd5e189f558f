import { type Id, LIMITS } from '@confab/shared';
import type { Collection, Document, Filter, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { UnreadCounts, UnreadRange, UnreadSince } from '../rooms/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';

/** In each room so many numbers are looked through together with the other rooms; most are read up to there. */
const NEAR = 200;
/** With more mentions than these, each room is looked into. */
const MENTIONS_READ = 100;
/** Rooms looked through by one command. */
const ROOMS_COUNTED = 100;

const MENTIONS_OF_ALL = messagesCollection.schema.shape.mentionsAll.unwrap().options;
type MentionOfAll = (typeof MENTIONS_OF_ALL)[number];

/** One room's range of an index. */
type Range = (room: UnreadSince) => Document;

/**
 * Counts what is unread in many rooms, and what of it mentions the person. Each way of being counted is one range of an
 * index for each room, all of which one command reads.
 */
export class UnreadCounter {
  readonly #messages: Collection<MessageDocument>;
  readonly #userId: ObjectId;

  constructor(messages: Collection<MessageDocument>, userId: ObjectId) {
    this.#messages = messages;
    this.#userId = userId;
  }

  /** Both counts stop at 100; rooms without either are left out. */
  async count(rooms: readonly UnreadSince[]): Promise<Map<Id, UnreadCounts>> {
    const open = rooms.filter(({ afterSeq, newestSeq }) => newestSeq === undefined || newestSeq > afterSeq);
    const counts = new Map<Id, UnreadCounts>();
    for (let start = 0; start < open.length; start += ROOMS_COUNTED) {
      await this.#countSome(open.slice(start, start + ROOMS_COUNTED), counts);
    }
    return counts;
  }

  async #countSome(rooms: readonly UnreadSince[], counts: Map<Id, UnreadCounts>): Promise<void> {
    const [near, own, all] = await Promise.all([
      this.#rows(rooms, MESSAGE_INDEXES.seq, ({ roomId, afterSeq }) => ({
        roomId,
        seq: { $gt: afterSeq, $lte: afterSeq + NEAR },
      })),
      this.#mentionsByName(rooms),
      this.#mentionsOfAll(rooms),
    ]);
    const far = await this.#far(rooms, near);
    for (const { roomId } of rooms) {
      const id = toId(roomId);
      const unreadCount = Math.min(LIMITS.unreadCount, (near.get(id) ?? 0) + (far.get(id) ?? 0));
      const mentionCount = Math.min(LIMITS.unreadCount, (own.get(id) ?? 0) + (all.get(id) ?? 0));
      if (unreadCount > 0 || mentionCount > 0) counts.set(id, { unreadCount, mentionCount });
    }
  }

  /** Few rooms have one that is unread: those are found among the mentions above the least of the numbers. */
  async #mentionsByName(rooms: readonly UnreadSince[]): Promise<Map<Id, number>> {
    const mentions = this.#userId;
    const least = Math.min(...rooms.map(({ afterSeq }) => afterSeq));
    const found = await this.#messages
      .find(
        { roomId: { $in: rooms.map(({ roomId }) => roomId) }, mentions, seq: { $gt: least } },
        { hint: MESSAGE_INDEXES.mentions, projection: { _id: 0, roomId: 1, seq: 1 }, limit: MENTIONS_READ },
      )
      .toArray();
    const open = found.length < MENTIONS_READ ? roomsWithNewer(rooms, found) : rooms;
    return this.#rows(open, MESSAGE_INDEXES.mentions, ({ roomId, afterSeq }) => ({
      roomId,
      mentions,
      seq: { $gt: afterSeq },
    }));
  }

  /** Few rooms have one that is unread: those are found by one step in the index each. */
  async #mentionsOfAll(rooms: readonly UnreadSince[]): Promise<Map<Id, number>> {
    const roomIds = rooms.map(({ roomId }) => roomId);
    const newest = await Promise.all(
      MENTIONS_OF_ALL.map((kind) =>
        this.#messages
          .aggregate<{ _id: ObjectId; seq: number }>(newestMentionPipeline(roomIds, kind), {
            hint: MESSAGE_INDEXES.mentionsAll,
          })
          .toArray(),
      ),
    );
    const found = newest.flat().map(({ _id: roomId, seq }) => ({ roomId, seq }));
    return this.#rows(roomsWithNewer(rooms, found), MESSAGE_INDEXES.mentionsAll, ({ roomId, afterSeq }) => ({
      roomId,
      // Each of them is above the empty text: one range of the index, which the types do not know of.
      mentionsAll: { $gt: '' },
      seq: { $gt: afterSeq },
      // Who is also mentioned by name is counted already.
      mentions: { $ne: this.#userId },
    }));
  }

  /** What is left of rooms that go on beyond what is near: seldom any, and each is counted for itself. */
  async #far(rooms: readonly UnreadSince[], near: ReadonlyMap<Id, number>): Promise<Map<Id, number>> {
    const open = rooms.filter(({ roomId, afterSeq, newestSeq = Number.MAX_SAFE_INTEGER }) => {
      return newestSeq > afterSeq + NEAR && (near.get(toId(roomId)) ?? 0) < LIMITS.unreadCount;
    });
    const counted = open.map(async ({ roomId, afterSeq }): Promise<[Id, number]> => {
      const filter = unreadFilter({ roomId, userId: this.#userId, afterSeq: afterSeq + NEAR });
      const options = { limit: LIMITS.unreadCount, hint: MESSAGE_INDEXES.seq };
      return [toId(roomId), await this.#messages.countDocuments(filter, options)];
    });
    return new Map(await Promise.all(counted));
  }

  /** How many unread messages of each room lie in its range of an index; what the index has is not read elsewhere. */
  async #rows(rooms: readonly UnreadSince[], hint: string, range: Range): Promise<Map<Id, number>> {
    if (rooms.length === 0) return new Map();
    const rows = await this.#messages
      .aggregate<{ _id: ObjectId; count: number }>(
        [
          { $match: { $or: rooms.map(range) } },
          { $group: { _id: '$roomId', count: { $sum: { $cond: [this.#isUnread, 1, 0] } } } },
        ],
        { hint },
      )
      .toArray();
    return new Map(rows.map(({ _id, count }) => [toId(_id), count]));
  }

  /** As `unreadFilter` says it; as a filter, MongoDB would look into the documents for what is null. */
  get #isUnread(): Document {
    const isOfOthers = [{ $ne: ['$senderId', this.#userId] }, { $ne: ['$type', 'system'] }];
    return { $and: [...isOfOthers, { $eq: ['$deletedAt', null] }, { $eq: ['$threadRootId', null] }] };
  }
}

/** Where a mention was found. */
interface SeenAt {
  roomId: ObjectId;
  seq: number;
}

/** The rooms where something was found beyond what is read. */
function roomsWithNewer(rooms: readonly UnreadSince[], found: readonly SeenAt[]): UnreadSince[] {
  const newest = new Map<Id, number>();
  for (const { roomId, seq } of found) newest.set(toId(roomId), Math.max(seq, newest.get(toId(roomId)) ?? 0));
  return rooms.filter(({ roomId, afterSeq }) => (newest.get(toId(roomId)) ?? 0) > afterSeq);
}

/** The newest mention of all in each room. Exported so that a test can look at its plan. */
export function newestMentionPipeline(roomIds: readonly ObjectId[], kind: MentionOfAll) {
  return [
    { $match: { roomId: { $in: [...roomIds] }, mentionsAll: kind } },
    { $sort: { roomId: -1, mentionsAll: -1, seq: -1 } },
    { $group: { _id: '$roomId', seq: { $first: '$seq' } } },
  ];
}

/** What of a room is unread to a person. Exported so that a test can look at its plan. */
export function unreadFilter({
  roomId,
  userId,
  afterSeq,
  upToSeq,
}: Omit<UnreadRange, 'limit'>): Filter<MessageDocument> {
  return {
    roomId,
    seq: { $gt: afterSeq, ...(upToSeq !== undefined && { $lte: upToSeq }) },
    senderId: { $ne: userId },
    type: { $ne: 'system' },
    deletedAt: null,
    threadRootId: null,
  };
}
