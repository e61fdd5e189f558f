import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type PresenceDocument, presencesCollection } from './presence.model.js';

/** The only one that reads and writes `presences`. */
export class PresenceRepository {
  readonly #presences: Collection<PresenceDocument>;

  constructor(db: Db) {
    this.#presences = collectionOf(db, presencesCollection);
  }

  find(userIds: readonly ObjectId[]): Promise<PresenceDocument[]> {
    return this.#presences.find({ _id: { $in: [...userIds] } }).toArray();
  }

  async choose(userId: ObjectId, choice: PresenceDocument['choice'], now: Date): Promise<void> {
    const change = { $set: { choice, updatedAt: now } };
    if (choice === null) {
      await this.#presences.updateOne({ _id: userId, choice: { $ne: null } }, change);
    } else {
      const fresh = { lastSeenAt: null, createdAt: now };
      await this.#presences.updateOne({ _id: userId }, { ...change, $setOnInsert: fresh }, { upsert: true });
    }
  }

  /** Notes when people were last seen; an earlier time changes nothing. */
  async noteSeen(seen: readonly { userId: ObjectId; at: Date }[], now: Date): Promise<void> {
    if (seen.length === 0) return;
    await this.#presences.bulkWrite(
      seen.map(({ userId, at }) => ({
        updateOne: {
          filter: { _id: userId },
          update: {
            $max: { lastSeenAt: at },
            $set: { updatedAt: now },
            $setOnInsert: { choice: null, createdAt: now },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}
