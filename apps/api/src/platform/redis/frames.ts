import { BSON, type Document } from 'mongodb';
import type { Logger } from '../logger.js';

/** Larger than this a message is not made, unless by a single document. */
const MESSAGE_BYTES = 256 * 1024;

const VERSION = 1;

/** What one node says on a channel at one moment. */
interface Frame {
  from: string;
  documents: Document[];
}

interface FrameOptions {
  logger: Logger;
  /** What this node said is passed over. */
  except?: string;
  /** Leaves the documents within the documents as they came, for `readWithin`. */
  raw?: boolean;
}

/**
 * Joins what is said on a channel until it is flushed, at the end of a turn of the event loop at the latest, into one
 * message: a header and the documents, one after another as BSON, which keeps ids and dates what they are.
 */
export class FrameWriter {
  readonly #header: Buffer;
  readonly #publish: (channel: string, message: Buffer) => void;
  readonly #waiting = new Map<string, Uint8Array[]>();

  constructor(from: string, publish: (channel: string, message: Buffer) => void) {
    this.#header = Buffer.from(BSON.serialize({ version: VERSION, from }));
    this.#publish = publish;
  }

  /** Takes the document as it is now; throws if it cannot be written down. */
  write(channel: string, document: Document): void {
    const bytes = BSON.serialize(document, { ignoreUndefined: true });
    const waiting = this.#waiting.get(channel);
    if (waiting) {
      waiting.push(bytes);
      return;
    }
    if (this.#waiting.size === 0) setImmediate(() => this.flush());
    this.#waiting.set(channel, [bytes]);
  }

  /** Says at once what waits for the end of the turn. */
  flush(): void {
    if (this.#waiting.size === 0) return;
    const all = [...this.#waiting];
    this.#waiting.clear();
    for (const [channel, documents] of all) {
      let parts: Uint8Array[] = [this.#header];
      let size = 0;
      for (const document of documents) {
        if (size > 0 && size + document.length > MESSAGE_BYTES) {
          this.#publish(channel, Buffer.concat(parts));
          parts = [this.#header];
          size = 0;
        }
        parts.push(document);
        size += document.length;
      }
      this.#publish(channel, Buffer.concat(parts));
    }
  }
}

/** Reads a message; null for what no node of this version wrote, or `except` did. */
export function readFrame(message: Buffer, { logger, except, raw = false }: FrameOptions): Frame | null {
  try {
    const parts = documentsOf(message, raw);
    const header = parts.next().value;
    if (header?.version !== VERSION || typeof header.from !== 'string' || header.from === except) return null;
    return { from: header.from, documents: [...parts] };
  } catch (error) {
    logger.warn({ err: error }, 'A message of another node could not be read');
    return null;
  }
}

/** A document that was left as it came. */
export function readWithin(bytes: Uint8Array): Document {
  return BSON.deserialize(bytes);
}

function* documentsOf(message: Buffer, raw: boolean): Generator<Document, undefined> {
  for (let at = 0; at < message.length; ) {
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > message.length) throw new Error('The message is cut off');
    yield BSON.deserialize(message.subarray(at, at + size), { raw });
    at += size;
  }
}
