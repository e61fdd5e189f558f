import { TIMES } from '@confab/shared';
import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type SessionDocument, sessionsCollection } from './auth.model.js';

/** The only one that reads and writes `sessions`. */
export class SessionsRepository {
  readonly #sessions: Collection<SessionDocument>;

  constructor(db: Db) {
    this.#sessions = collectionOf(db, sessionsCollection);
  }

  async insert(session: SessionDocument): Promise<void> {
    await this.#sessions.insertOne(session);
  }

  find(sessionId: ObjectId): Promise<SessionDocument | null> {
    return this.#sessions.findOne({ _id: sessionId });
  }

  findMany(sessionIds: readonly ObjectId[]): Promise<SessionDocument[]> {
    return this.#sessions.find({ _id: { $in: [...sessionIds] } }).toArray();
  }

  /** A person's live sessions but for the newest `count`. */
  beyondNewest(userId: ObjectId, count: number, now: Date): Promise<SessionDocument[]> {
    return this.#sessions
      .find({ userId, endedAt: null, expiresAt: { $gt: now } })
      .sort({ createdAt: -1, _id: -1 })
      .skip(count)
      .toArray();
  }

  /** A person's live sessions, newest first. */
  live(userId: ObjectId, now: Date): Promise<SessionDocument[]> {
    return this.#sessions
      .find({ userId, endedAt: null, expiresAt: { $gt: now } })
      .sort({ createdAt: -1, _id: -1 })
      .toArray();
  }

  /** A person's newest sessions that are over, by when they began. */
  over(userId: ObjectId, now: Date, limit: number): Promise<SessionDocument[]> {
    return this.#sessions
      .find({ userId, $or: [{ endedAt: { $ne: null } }, { expiresAt: { $lte: now } }] })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
  }

  /** Ends these sessions; those that are over keep their time. */
  async endMany(sessionIds: readonly ObjectId[], now: Date): Promise<void> {
    const deleteAt = new Date(now.getTime() + TIMES.endedSession);
    await this.#sessions.updateMany(
      { _id: { $in: [...sessionIds] }, endedAt: null },
      { $set: { endedAt: now, deleteAt, updatedAt: now } },
    );
  }

  /** Removes a person's sessions that were over before the given time, and tells how many. */
  async removeOver(userId: ObjectId, before: Date): Promise<number> {
    const over = { $or: [{ endedAt: { $lt: before } }, { expiresAt: { $lt: before } }] };
    return (await this.#sessions.deleteMany({ userId, ...over })).deletedCount;
  }

  /** Ends the session; whoever was first sets the time. */
  async end(sessionId: ObjectId, now: Date): Promise<void> {
    const deleteAt = new Date(now.getTime() + TIMES.endedSession);
    await this.#sessions.updateOne(
      { _id: sessionId, endedAt: null },
      { $set: { endedAt: now, deleteAt, updatedAt: now } },
    );
  }

  /** Puts the next token in the place of the current one, or answers null if that is no longer current. */
  advance(session: SessionDocument, nextHash: string, now: Date): Promise<SessionDocument | null> {
    return this.#sessions.findOneAndUpdate(
      { _id: session._id, currentHash: session.currentHash, endedAt: null },
      {
        $set: {
          generation: session.generation + 1,
          currentHash: nextHash,
          previousHash: session.currentHash,
          rotatedAt: now,
          lastPingAt: now,
          updatedAt: now,
        },
      },
      { returnDocument: 'after' },
    );
  }

  async touch(sessionId: ObjectId, now: Date): Promise<void> {
    await this.#sessions.updateOne({ _id: sessionId, endedAt: null }, { $set: { lastPingAt: now, updatedAt: now } });
  }
}
