import { type Id, LIMITS } from '@confab/shared';
import type { Collection, Db, Filter, ObjectId } from 'mongodb';
import { toId } from '../../../platform/ids.js';
import { collectionOf } from '../../../platform/mongo/index.js';
import { MESSAGE_INDEXES, type MessageDocument, messagesCollection } from '../messages.model.js';
import { type SeqRange, seqIn } from '../seq-range.js';

/** What a thread is as a whole. */
export interface ThreadSummary {
  replyCount: number;
  lastReplyAt: Date;
  /** Those who wrote in it, the latest first; some of them. */
  participants: ObjectId[];
}

type NewestReply = Pick<MessageDocument, 'seq' | 'createdAt' | 'deletedAt'>;

/** Looked at in the index: as a filter, MongoDB would look into each document for what is null. */
const IS_THERE = { $eq: ['$deletedAt', null] };

interface SenderRow {
  _id: { rootId: ObjectId; senderId: ObjectId };
  count: number;
  lastSeq: number;
  lastAt: Date;
}

/** The queries on what stands in threads, by their roots. */
export class ThreadRepliesRepository {
  readonly #messages: Collection<MessageDocument>;

  constructor(db: Db) {
    this.#messages = collectionOf(db, messagesCollection);
  }

  /** From one end of a range on: the oldest first with `order` 1, the newest with -1. */
  range(rootId: ObjectId, range: SeqRange, page: { order: 1 | -1; limit: number }): Promise<MessageDocument[]> {
    if (page.limit === 0) return Promise.resolve([]);
    return this.#messages
      .find(inThread(rootId, range), { hint: MESSAGE_INDEXES.thread })
      .sort({ seq: page.order })
      .limit(page.limit)
      .toArray();
  }

  async existsIn(rootId: ObjectId, range: SeqRange): Promise<boolean> {
    const options = { projection: { _id: 1 }, hint: MESSAGE_INDEXES.thread };
    return (await this.#messages.findOne(inThread(rootId, range), options)) !== null;
  }

  /** The newest reply in each of these threads, by root; it may be deleted. */
  async newest(rootIds: readonly ObjectId[]): Promise<Map<Id, NewestReply>> {
    if (rootIds.length === 0) return new Map();
    const rows = await this.#messages
      .aggregate<NewestReply & { _id: ObjectId }>(newestRepliesPipeline(rootIds))
      .toArray();
    return new Map(rows.map(({ _id, ...newest }) => [toId(_id), newest]));
  }

  /** What others have said in each of these threads since, and not deleted, by root. */
  async count(userId: ObjectId, threads: readonly { rootId: ObjectId; afterSeq: number }[]): Promise<Map<Id, number>> {
    if (threads.length === 0) return new Map();
    const since = threads.map(({ rootId, afterSeq }) => ({ threadRootId: rootId, seq: { $gt: afterSeq } }));
    const rows = await this.#messages
      .aggregate<{ _id: ObjectId; count: number }>([
        { $match: { $or: since, senderId: { $ne: userId }, deletedAt: null } },
        { $group: { _id: '$threadRootId', count: { $sum: 1 } } },
      ])
      .toArray();
    return new Map(rows.map(({ _id, count }) => [toId(_id), Math.min(count, LIMITS.unreadCount)]));
  }

  /** How many replies are in these threads, of whom, and when the last came, by root; threads without are left out. */
  async summaries(rootIds: readonly ObjectId[]): Promise<Map<Id, ThreadSummary>> {
    if (rootIds.length === 0) return new Map();
    const rows = await this.#messages
      .aggregate<SenderRow>(
        [
          { $match: { threadRootId: { $in: [...rootIds] } } },
          {
            $group: {
              _id: { rootId: '$threadRootId', senderId: '$senderId' },
              count: { $sum: { $cond: [IS_THERE, 1, 0] } },
              lastSeq: { $max: { $cond: [IS_THERE, '$seq', null] } },
              lastAt: { $max: { $cond: [IS_THERE, '$createdAt', null] } },
            },
          },
          { $match: { count: { $gt: 0 } } },
        ],
        { hint: MESSAGE_INDEXES.thread },
      )
      .toArray();
    const summaries = new Map<Id, ThreadSummary>();
    // The latest comes first.
    for (const { _id, count, lastAt } of rows.toSorted((a, b) => b.lastSeq - a.lastSeq)) {
      const known = summaries.get(toId(_id.rootId)) ?? { replyCount: 0, lastReplyAt: lastAt, participants: [] };
      const participants = [...known.participants, _id.senderId].slice(0, LIMITS.threadParticipantsShown);
      summaries.set(toId(_id.rootId), { ...known, replyCount: known.replyCount + count, participants });
    }
    return summaries;
  }
}

function inThread(rootId: ObjectId, range: SeqRange): Filter<MessageDocument> {
  return { threadRootId: rootId, seq: seqIn(range) };
}

/** Exported so that a test can look at its plan. */
export function newestRepliesPipeline(rootIds: readonly ObjectId[]) {
  return [
    { $match: { threadRootId: { $in: [...rootIds] } } },
    { $sort: { threadRootId: -1, seq: -1 } },
    {
      $group: {
        _id: '$threadRootId',
        seq: { $first: '$seq' },
        createdAt: { $first: '$createdAt' },
        deletedAt: { $first: '$deletedAt' },
      },
    },
  ];
}
