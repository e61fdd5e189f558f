import { type Collection, type Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../../platform/mongo/index.js';
import { THREAD_FOLLOW_INDEXES, type ThreadFollowDocument, threadFollowsCollection } from './thread-follows.model.js';

/** A thread and somebody to whom it is something. */
interface ThreadOf {
  roomId: ObjectId;
  rootId: ObjectId;
  userId: ObjectId;
}

/** What threads are to people. Following by what one says goes along with the log; here is what one does oneself. */
export class ThreadFollowsRepository {
  readonly #follows: Collection<ThreadFollowDocument>;

  constructor(db: Db) {
    this.#follows = collectionOf(db, threadFollowsCollection);
  }

  find(rootId: ObjectId, userId: ObjectId): Promise<ThreadFollowDocument | null> {
    return this.#follows.findOne({ rootId, userId });
  }

  /** What somebody follows in these rooms, the latest touched first, at most `limit`. */
  followed(userId: ObjectId, roomIds: readonly ObjectId[], limit: number): Promise<ThreadFollowDocument[]> {
    return this.#follows
      .find({ userId, followed: true, roomId: { $in: [...roomIds] } })
      .sort({ updatedAt: -1 })
      .limit(limit)
      .toArray();
  }

  /** Follows a thread from `lastReadSeq` on, or does so no more; how far it was read already stays. */
  async setFollowed(
    { roomId, rootId, userId }: ThreadOf,
    change: { followed: boolean; lastReadSeq: number; at: Date },
  ): Promise<void> {
    const { followed, lastReadSeq, at } = change;
    await this.#follows.updateOne(
      { rootId, userId },
      {
        $set: { followed, updatedAt: at },
        $setOnInsert: { _id: new ObjectId(), roomId, rev: 0, lastReadSeq, createdAt: at },
      },
      { upsert: true },
    );
  }

  /** Moves the read mark forward to `seq`; answers where it is then. */
  async advance({ roomId, rootId, userId }: ThreadOf, change: { seq: number; at: Date }): Promise<number> {
    const { seq, at } = change;
    const moved = await this.#follows.findOneAndUpdate(
      { rootId, userId },
      {
        $max: { lastReadSeq: seq },
        $set: { updatedAt: at },
        $setOnInsert: { _id: new ObjectId(), roomId, followed: false, rev: 0, createdAt: at },
      },
      { upsert: true, returnDocument: 'after' },
    );
    return moved?.lastReadSeq ?? seq;
  }

  /** Those, but for `except`, who have read a thread as far as `seq`, by account. */
  async readersPage(
    rootId: ObjectId,
    page: { seq: number; except: ObjectId; after: ObjectId | null; limit: number },
  ): Promise<ObjectId[]> {
    const userId = { $ne: page.except, ...(page.after && { $gt: page.after }) };
    const rows = await this.#follows
      .find({ rootId, userId, lastReadSeq: { $gte: page.seq } }, { hint: THREAD_FOLLOW_INDEXES.thread })
      .sort({ userId: 1 })
      .limit(page.limit)
      .toArray();
    return rows.map((follow) => follow.userId);
  }

  /** Forgets what threads of a room were to people before they came to it again. */
  async forget(roomId: ObjectId, userIds: readonly ObjectId[], joinedAt: Date): Promise<void> {
    await this.#follows.deleteMany({ roomId, userId: { $in: [...userIds] }, updatedAt: { $lt: joinedAt } });
  }

  /** Forgets a room that is gone for good. */
  async remove(roomId: ObjectId): Promise<void> {
    await this.#follows.deleteMany({ roomId });
  }
}
