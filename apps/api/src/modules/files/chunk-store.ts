import { Binary, type Collection, type Db, ObjectId } from 'mongodb';
import { collectionOf } from '../../platform/mongo/index.js';
import { type ChunkDocument, chunksCollection, type FileDocument } from './files.model.js';

/** The size that GridFS gives its chunks. */
export const CHUNK_BYTES = 255 * 1024;

/** So many chunks are written at once: fewer, larger writes cost less than waiting for a majority each time. */
const CHUNKS_PER_WRITE = 4;

/** Both ends included, as in HTTP. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The bytes of files, as GridFS keeps them. The driver's own streams are not used, because its writer makes a file
 * visible before anything is known of it, and its reader holds up to 16 MiB for a client that does not read.
 */
export class ChunkStore {
  readonly #chunks: Collection<ChunkDocument>;

  constructor(db: Db) {
    this.#chunks = collectionOf(db, chunksCollection);
  }

  /** Writes all that comes. If it fails, what was written so far is for the caller to remove. */
  async write(fileId: ObjectId, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    let next = 0;
    let waiting: Uint8Array[] = [];
    let length = 0;
    for await (const piece of bytes) {
      waiting.push(piece);
      length += piece.length;
      if (length < CHUNK_BYTES * CHUNKS_PER_WRITE) continue;
      const joined = Buffer.concat(waiting);
      const whole = length - (length % CHUNK_BYTES);
      next = await this.#insert(fileId, next, joined.subarray(0, whole));
      // A copy: a view would keep all of it in memory.
      waiting = [Buffer.from(joined.subarray(whole))];
      length -= whole;
    }
    if (length > 0) await this.#insert(fileId, next, Buffer.concat(waiting));
  }

  /** The bytes, one chunk in memory at a time. */
  async *read({ _id, length, chunkSize }: FileExtent, range?: ByteRange): AsyncGenerator<Buffer, void, undefined> {
    const { start, end } = range ?? { start: 0, end: length - 1 };
    for (let n = Math.floor(start / chunkSize); n * chunkSize <= end; n += 1) {
      const chunk = await this.#chunks.findOne({ files_id: _id, n }, { projection: { data: 1 } });
      if (!chunk) throw new Error(`Chunk ${n} of file ${_id.toHexString()} is missing`);
      const offset = n * chunkSize;
      const bytes = Buffer.from(chunk.data.value());
      yield bytes.subarray(Math.max(0, start - offset), end + 1 - offset);
    }
  }

  async remove(fileId: ObjectId): Promise<void> {
    await this.#chunks.deleteMany({ files_id: fileId });
  }

  /** Inserts the bytes as chunks from number `n` on, and answers the number after them. */
  async #insert(fileId: ObjectId, first: number, bytes: Buffer): Promise<number> {
    const chunks: ChunkDocument[] = [];
    for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
      const data = new Binary(bytes.subarray(offset, offset + CHUNK_BYTES));
      chunks.push({ _id: new ObjectId(), files_id: fileId, n: first + chunks.length, data });
    }
    await this.#chunks.insertMany(chunks);
    return first + chunks.length;
  }
}

/** How a file lies in its chunks. */
export type FileExtent = Pick<FileDocument, '_id' | 'length' | 'chunkSize'>;
