import type { AppRouter } from '@confab/api';
import type { Attachment, FilesBeginResult, Id } from '@confab/shared';
import type { inferRouterInputs } from '@trpc/server';
import { ConfabError } from '../errors.js';
import type { Session } from '../session/session.js';
import type { BytesToSend, SendBytes } from './sent-bytes.js';

/** What can be sent: a file of a page, any other blob (in Node `fs.openAsBlob`), or a stream whose size is known. */
export type UploadSource = Blob | ReadableStream<Uint8Array>;

export interface UploadOptions {
  /** The room in which a message will show it; absent for an avatar. */
  readonly roomId?: Id;
  /** Default: the file's own name, else `file`. */
  readonly name?: string;
  /** In bytes; needed with a stream. */
  readonly size?: number;
  /** Default: the blob's own. */
  readonly mimeType?: string;
  /** Hears how many of all bytes have left. */
  readonly onProgress?: (sent: number, total: number) => void;
  /** Ends the upload; nothing of it is then left on the server. */
  readonly signal?: AbortSignal;
}

type BeginInput = inferRouterInputs<AppRouter>['files']['begin'];

interface UploadsParts {
  readonly begin: (input: BeginInput, signal: AbortSignal) => Promise<FilesBeginResult>;
  readonly session: Pick<Session, 'fresh' | 'token'>;
  readonly send: SendBytes;
  /** Where the server is. */
  readonly url: string;
}

/** A network on which nothing has moved for so long is no longer one. */
const STALLED_MS = 60_000;

/** Sends files: first what they are, so that they can be refused, and then their bytes. */
export class Uploads {
  readonly #parts: UploadsParts;

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  /** Throws a `ConfabError`: `ABORTED` when the signal ended it, `PAYLOAD_TOO_LARGE`, and whatever the server refuses. */
  async upload(source: UploadSource, options: UploadOptions): Promise<Attachment> {
    const input = announcement(source, options);
    const stalled = new AbortController();
    const signals = [stalled.signal, ...(options.signal ? [options.signal] : [])];
    const stall = () => stalled.abort(new DOMException('Nothing moves any more', 'TimeoutError'));
    let timer = setTimeout(stall, STALLED_MS);
    try {
      return await this.#upload(input, {
        source,
        signal: AbortSignal.any(signals),
        onSent: (sent) => {
          clearTimeout(timer);
          timer = setTimeout(stall, STALLED_MS);
          options.onProgress?.(Math.min(sent, input.size), input.size);
        },
      });
    } catch (thrown) {
      const aborted = options.signal?.aborted ? new DOMException('The upload was ended', 'AbortError') : thrown;
      throw ConfabError.wrap(aborted);
    } finally {
      clearTimeout(timer);
    }
  }

  async #upload(input: BeginInput, bytes: Pick<BytesToSend, 'source' | 'onSent' | 'signal'>): Promise<Attachment> {
    const { begin, session, send, url } = this.#parts;
    // With what checks the answer come the schemas, which nothing else here needs.
    const { attachmentOf } = await import('./attachment-of.js');
    const { uploadUrl } = await begin(input, bytes.signal);
    await session.fresh();
    const token = session.token.get()?.token;
    const headers = {
      'content-type': 'application/octet-stream',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    return attachmentOf(await send({ ...bytes, url: new URL(uploadUrl, url).href, headers }));
  }
}

function announcement(source: UploadSource, options: UploadOptions): BeginInput {
  const blob = source instanceof Blob ? source : null;
  const size = blob?.size ?? options.size;
  if (size === undefined) throw new TypeError('The size of a stream has to be given');
  const own = typeof File !== 'undefined' && blob instanceof File ? blob.name : undefined;
  const mimeType = options.mimeType ?? blob?.type;
  return {
    name: options.name ?? own ?? 'file',
    size,
    ...(mimeType && { mimeType }),
    ...(options.roomId !== undefined && { roomId: options.roomId }),
  };
}
