import type { ClientSession, Collection, Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type UploadDocument, uploadsCollection } from './files.model.js';

/** The queries on files that are not there yet. */
export class UploadsRepository {
  readonly #uploads: Collection<UploadDocument>;

  constructor(db: Db) {
    this.#uploads = collectionOf(db, uploadsCollection);
  }

  async insert(upload: UploadDocument): Promise<void> {
    await this.#uploads.insertOne(upload);
  }

  /** The upload, as long as its owner may begin to send. */
  findAnnounced(uploadId: ObjectId, ownerId: ObjectId, now: Date): Promise<UploadDocument | null> {
    return this.#uploads.findOne({ _id: uploadId, ownerId, state: 'announced', expiresAt: { $gt: now } });
  }

  /** Takes the one chance to send; false where somebody else has it. */
  async begin(uploadId: ObjectId, times: { now: Date; expiresAt: Date }): Promise<boolean> {
    const { matchedCount } = await this.#uploads.updateOne(
      { _id: uploadId, state: 'announced' },
      { $set: { state: 'receiving', expiresAt: times.expiresAt, updatedAt: times.now } },
    );
    return matchedCount === 1;
  }

  /** For the transaction in which the file appears; false where the upload was given up meanwhile. */
  async complete(uploadId: ObjectId, session: ClientSession): Promise<boolean> {
    const { deletedCount } = await this.#uploads.deleteOne({ _id: uploadId, state: 'receiving' }, { session });
    return deletedCount === 1;
  }

  /** Gives the upload up, for good; false where there is none any more, maybe because the file is there. */
  async end(uploadId: ObjectId, now: Date): Promise<boolean> {
    const { matchedCount } = await this.#uploads.updateOne(
      { _id: uploadId },
      { $set: { state: 'ended', expiresAt: now, updatedAt: now } },
    );
    return matchedCount === 1;
  }

  async delete(uploadId: ObjectId): Promise<void> {
    await this.#uploads.deleteOne({ _id: uploadId });
  }

  async expired(now: Date, limit: number): Promise<ObjectId[]> {
    const uploads = await this.#uploads
      .find({ expiresAt: { $lte: now } }, { projection: { _id: 1 } })
      .sort({ expiresAt: 1 })
      .limit(limit)
      .toArray();
    return uploads.map(({ _id }) => _id);
  }
}
