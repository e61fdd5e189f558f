import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { toObjectId } from '../../platform/ids.js';
import type { SessionDocument } from './auth.model.js';

const FORM = /^([0-9a-f]{24})\.(0|[1-9]\d{0,9})\.([A-Za-z0-9_-]{43})$/;

/** A refresh token taken apart; whether it is one of ours is still to be seen. */
export interface PresentedToken {
  token: string;
  sessionId: SessionDocument['_id'];
  generation: number;
}

/** What a session's tokens are made of. */
type TokenSource = Pick<SessionDocument, '_id' | 'tokenSalt'>;

/**
 * Refresh tokens: `sessionId.generation.mac`. They need not be stored to be made again, which is how two tabs that
 * refresh at once get the same one; without the server's key nobody can make one, not even from the whole database.
 */
export class RefreshTokens {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  make(session: TokenSource, generation: number): string {
    const name = `${session._id.toHexString()}.${generation}`;
    const mac = createHmac('sha256', this.#key).update(`${name}.${session.tokenSalt}`).digest('base64url');
    return `${name}.${mac}`;
  }

  parse(token: string): PresentedToken | null {
    const [, sessionId, generation] = token.match(FORM) ?? [];
    if (sessionId === undefined || generation === undefined) return null;
    return { token, sessionId: toObjectId(sessionId), generation: Number(generation) };
  }

  /** Whether this server made the token for this session, then or now. */
  isAuthentic(session: TokenSource, presented: PresentedToken): boolean {
    const expected = Buffer.from(this.make(session, presented.generation));
    const actual = Buffer.from(presented.token);
    return expected.length === actual.length && timingSafeEqual(expected, actual);
  }
}

/** What is kept of a refresh token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
