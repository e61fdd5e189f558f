import { type Attachment, type Id, LIMITS, MESSAGES, TIMES } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { toObjectId } from '../../platform/ids.js';
import { inTransaction } from '../../platform/mongo/index.js';
import type { Platform } from '../../platform/platform.js';
import type { Caller } from '../../platform/trpc.js';
import { demand, type RoomsModule } from '../rooms/index.js';
import { CHUNK_BYTES, type ChunkStore } from './chunk-store.js';
import { identify, PICTURES } from './content-type.js';
import type { DiscardUpload } from './discard-upload.js';
import type { FileContent, FileDocument, UploadDocument } from './files.model.js';
import { canUpload } from './files.policy.js';
import { presentAttachment, toStored } from './files.presenter.js';
import type { FilesRepository } from './files.repository.js';
import type { Pictures } from './pictures.js';
import { UploadMeter } from './upload-meter.js';
import type { UploadsRepository } from './uploads.repository.js';

/** Longer than any request may take: whatever is still receiving after this has been left behind by its process. */
const RECEIVING_MS = 60 * 60_000;

interface ReceiveFileOptions {
  platform: Pick<Platform, 'db' | 'clock' | 'logger'>;
  uploads: UploadsRepository;
  files: FilesRepository;
  chunks: ChunkStore;
  pictures: Pictures;
  discard: DiscardUpload;
  rooms: Pick<RoomsModule, 'access'>;
}

/** The body of a request. */
export interface IncomingBytes {
  /** As announced by the request; null where it does not say. */
  length: number | null;
  bytes: AsyncIterable<Uint8Array>;
}

/** The second half of sending a file: its bytes. It is there when all of them are, or nothing of it is. */
export class ReceiveFile {
  readonly #options: ReceiveFileOptions;
  readonly #running = new Map<Promise<unknown>, Id>();

  constructor(options: ReceiveFileOptions) {
    this.#options = options;
  }

  /** Reads nothing of the body before it is clear that it may come. */
  async receive(caller: Caller, fileId: Id, body: IncomingBytes): Promise<Attachment> {
    const { platform, uploads, rooms } = this.#options;
    const ownerId = toObjectId(caller.userId);
    const upload = await uploads.findAnnounced(toObjectId(fileId), ownerId, platform.clock.now());
    if (!upload) throw errors.notFound();
    if (upload.roomId) demand(canUpload(await rooms.access.asMember(ownerId, upload.roomId)));
    if (body.length !== null && body.length > upload.size) throw errors.payloadTooLarge(MESSAGES.fileTooLarge);
    if (body.length !== null && body.length < upload.size) throw errors.badRequest(MESSAGES.fileOtherSize);
    const running = [...this.#running.values()].filter((userId) => userId === caller.userId).length;
    if (running >= LIMITS.uploadsAtOnce) throw errors.tooManyRequests(1_000);
    const receiving = this.#receive(upload, body.bytes);
    this.#running.set(receiving, caller.userId);
    try {
      return presentAttachment(toStored(await receiving));
    } finally {
      this.#running.delete(receiving);
    }
  }

  /** Waits for what is under way; by then nothing more comes in. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#running.keys());
  }

  async #receive(upload: UploadDocument, bytes: AsyncIterable<Uint8Array>): Promise<FileDocument> {
    const { uploads, discard, platform } = this.#options;
    const now = platform.clock.now();
    const expiresAt = new Date(now.getTime() + RECEIVING_MS);
    if (!(await uploads.begin(upload._id, { now, expiresAt }))) throw errors.notFound();
    try {
      const content = await this.#store(upload, bytes);
      const file = newFile(upload, content, platform.clock.now());
      await this.#complete(file);
      return file;
    } catch (error) {
      // If not even this can be done now, the sweep does it.
      await discard
        .run(upload._id)
        .catch((err: unknown) => platform.logger.warn({ err }, 'An upload is left for the sweep'));
      throw error;
    }
  }

  async #store(upload: UploadDocument, bytes: AsyncIterable<Uint8Array>): Promise<FileContent> {
    const meter = new UploadMeter(upload.size);
    await this.#options.chunks.write(upload._id, meter.watch(bytes));
    const { head, sha256 } = meter.result();
    const mimeType = await identify(head, upload.declaredType);
    const file = { sha256, mimeType, width: null, height: null, hasThumbnail: false };
    const content =
      PICTURES.has(mimeType) && upload.size <= LIMITS.pictureBytes ? await this.#look(upload, file) : file;
    if (!upload.roomId && content.width === null) throw errors.badRequest(MESSAGES.notAPicture);
    return content;
  }

  /** Measures a picture and keeps it small as well. What only begins like one is any bytes. */
  async #look({ _id, size }: UploadDocument, file: FileContent): Promise<FileContent> {
    const { chunks, files, pictures, platform } = this.#options;
    const extent = { _id, length: size, chunkSize: CHUNK_BYTES };
    const picture = await pictures.examine(file.mimeType, () => collect(chunks.read(extent)));
    if (!picture) return { ...file, mimeType: 'application/octet-stream' };
    const { width, height, thumbnail } = picture;
    if (thumbnail) await files.insertThumbnail(_id, thumbnail, platform.clock.now());
    return { ...file, width, height, hasThumbnail: thumbnail !== null };
  }

  /** The file appears as its upload goes: never both, never neither. */
  async #complete(file: FileDocument): Promise<void> {
    const { platform, uploads, files } = this.#options;
    await inTransaction(platform.db, async (session) => {
      if (!(await uploads.complete(file._id, session))) throw errors.notFound();
      await files.insert(file, session);
    });
  }
}

function newFile(upload: UploadDocument, content: FileContent, now: Date): FileDocument {
  const { _id, ownerId, roomId, filename, size } = upload;
  return {
    _id,
    length: size,
    chunkSize: CHUNK_BYTES,
    uploadDate: now,
    filename,
    metadata: {
      ownerId,
      roomId,
      messageId: null,
      claimedAt: null,
      ...content,
      checkAt: new Date(now.getTime() + TIMES.looseFile),
      removedAt: null,
      createdAt: now,
      updatedAt: now,
    },
  };
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
