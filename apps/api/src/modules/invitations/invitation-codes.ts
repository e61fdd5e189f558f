import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { ObjectId } from 'mongodb';
import { newSecret } from '../../platform/ids.js';

const ALGORITHM = 'aes-256-gcm';
const CODE_BITS = 128;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Codes of invitations: found by their hash, and kept encrypted so that an admin can copy the link again. */
export class InvitationCodes {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  make(): string {
    return newSecret(CODE_BITS);
  }

  hash(code: string): string {
    return createHash('sha256').update(code).digest('hex');
  }

  /** Bound to its invitation: put beside another one it does not open. */
  seal(code: string, invitationId: ObjectId): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce).setAAD(Buffer.from(invitationId.id));
    const text = Buffer.concat([cipher.update(code, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url');
  }

  /** Null where the server's secret has changed since: the link still works, but cannot be shown again. */
  open(sealed: string, invitationId: ObjectId): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv(ALGORITHM, this.#key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(invitationId.id)).setAuthTag(tag);
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return text.toString('utf8');
    } catch {
      return null;
    }
  }
}
