import { type Id, LIMITS } from '@confab/shared';
import type { Collection, Document, Filter, ObjectId } from 'mongodb';
import { toId } from '../../platform/ids.js';
import type { UnreadCounts, UnreadRange, UnreadSince } from '../rooms/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from './messages.model.js';

/**
 * Rooms read up to numbers no further apart than these are looked through as one range of the index: to pass over so many
 * entries costs MongoDB less than to plan a range for each room.
 */
const APART = 32;
/** In each room so many numbers at most are looked through together with the other rooms; most are read up to there. */
const LOOKED_THROUGH = 200;
/** So many of them come after what is read for sure. */
const NEAR = LOOKED_THROUGH - APART;
/** With more mentions than these, each room is looked into. */
const MENTIONS_READ = 100;
/** Rooms looked through by one command. */
const ROOMS_COUNTED = 100;

const MENTIONS_OF_ALL = messagesCollection.schema.shape.mentionsAll.unwrap().options;
type MentionOfAll = (typeof MENTIONS_OF_ALL)[number];

/** An expression, since for what is null a filter would look into the documents. */
const IS_SHOWN: Document = { $and: [{ $eq: ['$deletedAt', null] }, { $eq: ['$threadRootId', null] }] };

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
      this.#near(rooms),
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

  /** What is unread among the first numbers after those that each room is read up to. */
  async #near(rooms: readonly UnreadSince[]): Promise<Map<Id, number>> {
    const rows = await this.#inRanges<{ seqs: number[] }>(nearRanges(rooms), MESSAGE_INDEXES.seq, {
      // What is missing is not pushed.
      seqs: { $push: { $cond: [IS_SHOWN, '$seq', '$$REMOVE'] } },
    });
    const seqs = new Map(rows.map((row) => [toId(row._id), row.seqs]));
    return new Map(
      rooms.map(({ roomId, afterSeq }) => {
        const id = toId(roomId);
        const unread = seqs.get(id)?.filter((seq) => seq > afterSeq && seq <= afterSeq + NEAR);
        return [id, unread?.length ?? 0];
      }),
    );
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
    const rows = await this.#inRanges<{ count: number }>(rooms.map(range), hint, {
      count: { $sum: { $cond: [IS_SHOWN, 1, 0] } },
    });
    return new Map(rows.map(({ _id, count }) => [toId(_id), count]));
  }

  /** What others said in ranges of an index, put together for each room. */
  #inRanges<Row>(ranges: readonly Document[], hint: string, row: Document): Promise<(Row & { _id: ObjectId })[]> {
    const pipeline = [{ $match: { $or: ranges, ...isOfOthers(this.#userId) } }, { $group: { _id: '$roomId', ...row } }];
    return this.#messages.aggregate<Row & { _id: ObjectId }>(pipeline, { hint }).toArray();
  }
}

/**
 * The ranges of the index in which the near numbers of all these rooms lie. Exported so that a test can look at their
 * plan.
 */
export function nearRanges(rooms: readonly UnreadSince[]) {
  const groups: { roomIds: ObjectId[]; least: number; most: number }[] = [];
  for (const { roomId, afterSeq } of [...rooms].sort((a, b) => a.afterSeq - b.afterSeq)) {
    const group = groups.at(-1);
    if (group && afterSeq - group.least <= APART) {
      group.roomIds.push(roomId);
      group.most = afterSeq;
    } else groups.push({ roomIds: [roomId], least: afterSeq, most: afterSeq });
  }
  return groups.map(({ roomIds, least, most }) => ({
    roomId: { $in: roomIds },
    seq: { $gt: least, $lte: most + NEAR },
  }));
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

function isOfOthers(userId: ObjectId) {
  return { senderId: { $ne: userId }, type: { $ne: 'system' as const } };
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
    ...isOfOthers(userId),
    deletedAt: null,
    threadRootId: null,
  };
}
