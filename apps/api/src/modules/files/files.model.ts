import { Binary } from 'mongodb';
import { z } from 'zod';
import { type DocumentOf, date, defineCollection, integer, objectId } from '../../platform/mongo/index.js';

const binary = () => z.instanceof(Binary).meta({ bsonType: 'binData' });

/** What the server found out about the bytes of a file. */
const contentFields = {
  /** By what the bytes are, and only for texts by what the owner said. */
  mimeType: z.string(),
  sha256: z.string(),
  /** Of pictures that could be read, as they are shown; null for everything else. */
  width: integer().nullable(),
  height: integer().nullable(),
  hasThumbnail: z.boolean(),
};

/**
 * Whole files, in the form of GridFS (bucket `files`): there is no document before all bytes and their digest are there.
 * Everything of ours is in `metadata`, where GridFS has room for it. The first index is the one that other programs
 * made for GridFS would else create.
 */
export const filesCollection = defineCollection({
  name: 'files.files',
  schema: z.strictObject({
    _id: objectId(),
    length: integer(),
    chunkSize: integer(),
    uploadDate: date(),
    filename: z.string(),
    metadata: z.strictObject({
      ownerId: objectId(),
      /** Null for avatars. */
      roomId: objectId().nullable(),
      /** The message it is meant for. Whether that shows it is for the message to say. */
      messageId: objectId().nullable(),
      claimedAt: date().nullable(),
      ...contentFields,
      /** When to look whether anything still shows the file; null once that is settled. */
      checkAt: date().nullable(),
      /** It is on its way out and not there for anybody. */
      removedAt: date().nullable(),
      createdAt: date(),
      updatedAt: date(),
    }),
  }),
  indexes: [
    { name: 'filename_1_uploadDate_1', key: { filename: 1, uploadDate: 1 } },
    { name: 'metadata.roomId', key: { 'metadata.roomId': 1 } },
    {
      name: 'metadata.checkAt',
      key: { 'metadata.checkAt': 1 },
      options: { partialFilterExpression: { 'metadata.checkAt': { $type: 'date' } } },
    },
  ],
});
export type FileDocument = DocumentOf<typeof filesCollection>;
export type FileContent = Pick<FileDocument['metadata'], 'mimeType' | 'sha256' | 'width' | 'height' | 'hasThumbnail'>;

/** The bytes of files, cut into pieces; the names are those of GridFS. */
export const chunksCollection = defineCollection({
  name: 'files.chunks',
  schema: z.strictObject({ _id: objectId(), files_id: objectId(), n: integer(), data: binary() }),
  indexes: [{ name: 'files_id_1_n_1', key: { files_id: 1, n: 1 }, options: { unique: true } }],
});
export type ChunkDocument = DocumentOf<typeof chunksCollection>;

/** Pictures made small, under the ids of their files. */
export const thumbnailsCollection = defineCollection({
  name: 'fileThumbnails',
  schema: z.strictObject({ _id: objectId(), content: binary(), createdAt: date(), updatedAt: date() }),
  indexes: [],
});
export type ThumbnailDocument = DocumentOf<typeof thumbnailsCollection>;

/**
 * Files that were announced and are not yet there, under the ids they will have. A document goes in the same transaction
 * in which the file appears; one that is left over tells the sweep which bytes to remove.
 */
export const uploadsCollection = defineCollection({
  name: 'fileUploads',
  schema: z.strictObject({
    _id: objectId(),
    ownerId: objectId(),
    roomId: objectId().nullable(),
    filename: z.string(),
    size: integer(),
    /** What the owner says it is. */
    declaredType: z.string().nullable(),
    /** `ended`: nothing will come of it, and its bytes are being removed. */
    state: z.enum(['announced', 'receiving', 'ended']),
    expiresAt: date(),
    createdAt: date(),
    updatedAt: date(),
  }),
  indexes: [{ name: 'expiresAt', key: { expiresAt: 1 } }],
});
export type UploadDocument = DocumentOf<typeof uploadsCollection>;

/** A file as a message keeps it. */
export interface StoredAttachment extends Omit<FileContent, 'sha256'> {
  fileId: FileDocument['_id'];
  name: string;
  size: number;
}
