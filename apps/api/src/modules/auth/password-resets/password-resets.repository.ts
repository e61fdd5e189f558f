import type { Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../../platform/mongo/index.js';
import { type PasswordResetDocument, passwordResetsCollection } from './password-resets.model.js';

/** The only one that reads and writes `passwordResets`. */
export class PasswordResetsRepository {
  readonly #resets: Collection<PasswordResetDocument>;

  constructor(db: Db) {
    this.#resets = collectionOf(db, passwordResetsCollection);
  }

  async insert(reset: PasswordResetDocument): Promise<void> {
    await this.#resets.insertOne(reset);
  }

  findValid(tokenHash: string, now: Date): Promise<PasswordResetDocument | null> {
    return this.#resets.findOne({ tokenHash, expiresAt: { $gt: now } });
  }

  /** Uses a link up. False if that was done before. */
  async take(resetId: ObjectId): Promise<boolean> {
    return (await this.#resets.deleteOne({ _id: resetId })).deletedCount > 0;
  }

  /** Every link of a person is no good from now on. */
  async removeOf(userId: ObjectId): Promise<void> {
    await this.#resets.deleteMany({ userId });
  }
}
