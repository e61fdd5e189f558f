import { setTimeout as sleep } from 'node:timers/promises';
import { TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import type { SessionDocument } from './auth.model.js';
import { hashOfToken, type PresentedToken, type RefreshTokens } from './refresh-tokens.js';
import type { SessionsRepository } from './sessions.repository.js';
import type { SessionsService } from './sessions.service.js';

interface RotationOptions {
  repository: SessionsRepository;
  sessions: SessionsService;
  refreshTokens: RefreshTokens;
  clock: Clock;
}

/** A session and the refresh token that is now good for it. */
export interface Rotated {
  session: SessionDocument;
  refreshToken: string;
}

const ATTEMPTS = 8;
const FIRST_WAIT = 10;

/**
 * Exchanges refresh tokens. Each is good once, except that for a moment the last one exchanged answers with the same
 * successor, as long as that one is unused: two tabs may come at once, or an answer may have been lost on its way.
 * Any other old token has been copied by somebody, so its session ends.
 */
export class SessionRotation {
  readonly #options: RotationOptions;

  constructor(options: RotationOptions) {
    this.#options = options;
  }

  /** Null for a token that is not good. */
  async rotate(token: string): Promise<Rotated | null> {
    const { repository, sessions, refreshTokens } = this.#options;
    const presented = refreshTokens.parse(token);
    if (!presented) return null;
    // Somebody else's exchange may be there and not yet acknowledged by a majority, which is what we read: look again.
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await sleep(FIRST_WAIT * 2 ** attempt);
      const session = await repository.find(presented.sessionId);
      if (!session || !refreshTokens.isAuthentic(session, presented) || !sessions.isLive(session)) return null;
      const rotated = await this.#exchange(session, presented);
      if (rotated === 'dead') {
        await sessions.end(session);
        return null;
      }
      if (rotated !== 'overtaken') return rotated;
    }
    throw errors.unavailable();
  }

  async #exchange(session: SessionDocument, presented: PresentedToken): Promise<Rotated | 'dead' | 'overtaken'> {
    const { repository, refreshTokens, clock } = this.#options;
    const now = clock.now();
    const hash = hashOfToken(presented.token);
    if (hash === session.currentHash) {
      const refreshToken = refreshTokens.make(session, session.generation + 1);
      const advanced = await repository.advance(session, hashOfToken(refreshToken), now);
      return advanced ? { session: advanced, refreshToken } : 'overtaken';
    }
    const rotatedAt = hash === session.previousHash ? session.rotatedAt : null;
    if (rotatedAt && now.getTime() - rotatedAt.getTime() <= TIMES.refreshGrace) {
      return { session, refreshToken: refreshTokens.make(session, session.generation) };
    }
    return 'dead';
  }
}
