import { type Id, LIMITS, type Session, TIMES } from '@confab/shared';
import type { Clock } from '../../platform/clock.js';
import { errors } from '../../platform/errors.js';
import { toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { SessionDocument } from './auth.model.js';
import type { SessionsRepository } from './sessions.repository.js';
import type { SessionsService } from './sessions.service.js';

interface OwnSessionsOptions {
  repository: SessionsRepository;
  sessions: SessionsService;
  /** How many sockets a session has open. */
  connectionsOf: (sessionId: Id) => number;
  clock: Clock;
}

/** What people may see and end of their own sessions. */
export class OwnSessions {
  readonly #options: OwnSessionsOptions;

  constructor(options: OwnSessionsOptions) {
    this.#options = options;
  }

  async list(caller: Caller, options: { includeEnded: boolean }): Promise<Session[]> {
    const { repository, clock } = this.#options;
    const userId = toObjectId(caller.userId);
    const now = clock.now();
    const [live, over] = await Promise.all([
      repository.live(userId, now),
      options.includeEnded ? repository.over(userId, now, LIMITS.endedSessionsListed) : [],
    ]);
    return [...live, ...over].map((session) => this.#present(session, caller));
  }

  /** Somebody else's session is as good as none. One that is over stays so. */
  async revoke(caller: Caller, sessionId: Id): Promise<void> {
    const { repository, sessions } = this.#options;
    const session = await repository.find(toObjectId(sessionId));
    if (!session || toId(session.userId) !== caller.userId) throw errors.notFound();
    await sessions.end(session);
  }

  revokeOthers(caller: Caller): Promise<number> {
    return this.#options.sessions.endAll(toObjectId(caller.userId), { except: toObjectId(caller.sessionId) });
  }

  cleanUp(caller: Caller): Promise<number> {
    const { repository, clock } = this.#options;
    const before = new Date(clock.now().getTime() - TIMES.sessionCleanup);
    return repository.removeOver(toObjectId(caller.userId), before);
  }

  #present(session: SessionDocument, caller: Caller): Session {
    const id = toId(session._id);
    return {
      id,
      kind: session.kind,
      current: id === caller.sessionId,
      isActive: this.#options.sessions.isLive(session),
      connections: this.#options.connectionsOf(id),
      userAgent: session.userAgent,
      ip: session.address,
      connectedAt: session.createdAt,
      lastPing: session.lastPingAt,
      expiresAt: session.expiresAt,
    };
  }
}
