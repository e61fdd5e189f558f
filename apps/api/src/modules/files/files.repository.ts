import { Binary, type ClientSession, type Collection, type Db, type ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type FileDocument, filesCollection, type ThumbnailDocument, thumbnailsCollection } from './files.model.js';

/** The queries on files that are there, and on their thumbnails. */
export class FilesRepository {
  readonly #files: Collection<FileDocument>;
  readonly #thumbnails: Collection<ThumbnailDocument>;

  constructor(db: Db) {
    this.#files = collectionOf(db, filesCollection);
    this.#thumbnails = collectionOf(db, thumbnailsCollection);
  }

  async insert(file: FileDocument, session: ClientSession): Promise<void> {
    await this.#files.insertOne(file, { session });
  }

  find(fileId: ObjectId): Promise<FileDocument | null> {
    return this.#files.findOne({ _id: fileId, 'metadata.removedAt': null });
  }

  findMany(fileIds: readonly ObjectId[]): Promise<FileDocument[]> {
    return this.#files.find({ _id: { $in: [...fileIds] }, 'metadata.removedAt': null }).toArray();
  }

  /** Means the file for a message; false where it is meant for another by now than it was for as `file` was read. */
  async claim(file: FileDocument, claim: { messageId: ObjectId; at: Date; checkAt: Date }): Promise<boolean> {
    const { messageId, at, checkAt } = claim;
    const { matchedCount } = await this.#files.updateOne(
      { _id: file._id, 'metadata.messageId': file.metadata.messageId, 'metadata.removedAt': null },
      {
        $set: {
          'metadata.messageId': messageId,
          'metadata.claimedAt': at,
          'metadata.checkAt': checkAt,
          'metadata.updatedAt': at,
        },
      },
    );
    return matchedCount === 1;
  }

  /** The files that are to be looked at by now, those on their way out too. */
  due(now: Date, limit: number): Promise<FileDocument[]> {
    return this.#files
      .find({ 'metadata.checkAt': { $type: 'date', $lte: now } })
      .sort({ 'metadata.checkAt': 1 })
      .limit(limit)
      .toArray();
  }

  async setCheck(fileIds: readonly ObjectId[], checkAt: Date): Promise<void> {
    await this.#files.updateMany({ _id: { $in: [...fileIds] } }, { $set: { 'metadata.checkAt': checkAt } });
  }

  /** Has all files of a room looked at from a time on. */
  async setCheckOfRoom(roomId: ObjectId, checkAt: Date): Promise<void> {
    await this.#files.updateMany({ 'metadata.roomId': roomId }, { $set: { 'metadata.checkAt': checkAt } });
  }

  /** Keeps a picture that somebody sent for no room until it is looked at again; null where there is no such picture. */
  keepAvatar(
    fileId: ObjectId,
    { ownerId, checkAt }: { ownerId: ObjectId; checkAt: Date },
  ): Promise<FileDocument | null> {
    return this.#files.findOneAndUpdate(
      { _id: fileId, 'metadata.ownerId': ownerId, 'metadata.roomId': null, 'metadata.removedAt': null },
      { $set: { 'metadata.checkAt': checkAt } },
      { returnDocument: 'after' },
    );
  }

  /** Notes that a file is shown, unless it was claimed or is to be looked at again since it was read. */
  async settle(file: FileDocument, at: Date): Promise<void> {
    await this.#files.updateOne(asRead(file), { $set: { 'metadata.checkAt': null, 'metadata.updatedAt': at } });
  }

  /** Makes the file invisible; false where it changed since it was read. */
  async hide(file: FileDocument, at: Date): Promise<boolean> {
    const { matchedCount } = await this.#files.updateOne(asRead(file), {
      $set: { 'metadata.removedAt': at, 'metadata.updatedAt': at, 'metadata.checkAt': at },
    });
    return matchedCount === 1;
  }

  async delete(fileId: ObjectId): Promise<void> {
    await this.#files.deleteOne({ _id: fileId });
  }

  async insertThumbnail(fileId: ObjectId, content: Buffer, at: Date): Promise<void> {
    await this.#thumbnails.insertOne({ _id: fileId, content: new Binary(content), createdAt: at, updatedAt: at });
  }

  async findThumbnail(fileId: ObjectId): Promise<Buffer | null> {
    const thumbnail = await this.#thumbnails.findOne({ _id: fileId });
    return thumbnail && Buffer.from(thumbnail.content.value());
  }

  async deleteThumbnail(fileId: ObjectId): Promise<void> {
    await this.#thumbnails.deleteOne({ _id: fileId });
  }
}

/** The file as long as nothing has happened to it. */
function asRead({ _id, metadata: { messageId, checkAt, removedAt } }: FileDocument) {
  return {
    _id,
    'metadata.messageId': messageId,
    'metadata.checkAt': checkAt,
    'metadata.removedAt': removedAt,
  };
}
