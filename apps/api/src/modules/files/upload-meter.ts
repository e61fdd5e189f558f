import { createHash } from 'node:crypto';
import { MESSAGES } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import { HEAD_BYTES } from './content-type.js';

/** Watches the bytes of a file go by: how many there are, how they begin, and their digest. */
export class UploadMeter {
  readonly #size: number;
  readonly #hash = createHash('sha256');
  #head = Buffer.alloc(0);

  /** `size` is how many bytes there have to be in the end. */
  constructor(size: number) {
    this.#size = size;
  }

  /** The same bytes. Throws `PAYLOAD_TOO_LARGE` at the first one too many, and `BAD_REQUEST` if the last ones are missing. */
  async *watch(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    let seen = 0;
    for await (const piece of bytes) {
      seen += piece.length;
      if (seen > this.#size) throw errors.payloadTooLarge(MESSAGES.fileTooLarge);
      this.#hash.update(piece);
      const missing = HEAD_BYTES - this.#head.length;
      if (missing > 0) this.#head = Buffer.concat([this.#head, piece.subarray(0, missing)]);
      yield piece;
    }
    if (seen < this.#size) throw errors.badRequest(MESSAGES.fileCutOff);
  }

  /** What there is to know once all bytes have gone by. */
  result(): { head: Buffer; sha256: string } {
    return { head: this.#head, sha256: this.#hash.digest('hex') };
  }
}
