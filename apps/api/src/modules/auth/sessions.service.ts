import { type ClientKind, type Id, LIMITS, TIMES } from '@confab/shared';
import { LRUCache } from 'lru-cache';
import { ObjectId } from 'mongodb';
import type { Clock } from '../../platform/clock.js';
import type { EventBus } from '../../platform/event-bus.js';
import { gather } from '../../platform/gather.js';
import { newSecret, toId, toObjectId } from '../../platform/ids.js';
import type { Caller } from '../../platform/trpc.js';
import type { Account, Accounts, Sessions, SignedIn } from './auth.door.js';
import { sessionEnded } from './auth.events.js';
import type { SessionDocument } from './auth.model.js';
import type { FreshCache } from './fresh-cache.js';
import { hashOfToken, type RefreshTokens } from './refresh-tokens.js';
import type { SessionsRepository } from './sessions.repository.js';
import type { SignedTokens } from './signed-tokens.js';

const USER_AGENT_LENGTH = 512;
const SALT_BITS = 256;
const TOUCH_INTERVAL = 60_000;
const TOUCHED_KEPT = 20_000;

interface SessionsOptions {
  repository: SessionsRepository;
  accounts: Pick<Accounts, 'find'>;
  cache: FreshCache<SessionDocument>;
  accessTokens: SignedTokens;
  filesTokens: SignedTokens;
  refreshTokens: RefreshTokens;
  bus: EventBus;
  clock: Clock;
}

/** Sessions: opened at sign-in, looked at by every call, ended at once. */
export class SessionsService implements Sessions {
  readonly #options: SessionsOptions;
  /** When very many sockets are looked at, it is with one query. */
  readonly #read: (sessionId: Id) => Promise<SessionDocument | null>;
  readonly #touchedAt = new LRUCache<Id, number>({ max: TOUCHED_KEPT });

  constructor(options: SessionsOptions) {
    this.#options = options;
    this.#read = gather(async (sessionIds) => {
      const sessions = await options.repository.findMany(sessionIds.map(toObjectId));
      return new Map(sessions.map((session) => [toId(session._id), session]));
    });
  }

  /** A new session and its first refresh token. The person's oldest session ends if there are too many. */
  async open(
    userId: ObjectId,
    client: { kind: ClientKind; userAgent: string; address: string },
  ): Promise<{ session: SessionDocument; refreshToken: string }> {
    const { repository, refreshTokens, clock } = this.#options;
    const now = clock.now();
    const source = { _id: new ObjectId(), tokenSalt: newSecret(SALT_BITS) };
    const refreshToken = refreshTokens.make(source, 0);
    const expiresAt = new Date(now.getTime() + TIMES.refreshToken);
    const session: SessionDocument = {
      ...source,
      userId,
      kind: client.kind,
      userAgent: client.userAgent.slice(0, USER_AGENT_LENGTH),
      address: client.address,
      generation: 0,
      currentHash: hashOfToken(refreshToken),
      previousHash: null,
      rotatedAt: null,
      lastPingAt: now,
      expiresAt,
      endedAt: null,
      deleteAt: new Date(expiresAt.getTime() + TIMES.endedSession),
      createdAt: now,
      updatedAt: now,
    };
    await repository.insert(session);
    for (const old of await repository.beyondNewest(userId, LIMITS.sessionsPerPerson, now)) await this.end(old);
    return { session, refreshToken };
  }

  /** Ends a session, here and for everybody who listens. */
  async end(session: Pick<SessionDocument, '_id' | 'userId'>): Promise<void> {
    const { repository, bus, clock } = this.#options;
    await repository.end(session._id, clock.now());
    await bus.publish(sessionEnded, { sessionId: toId(session._id), userId: toId(session.userId) });
  }

  /** Ends all live sessions of a person but for one, and tells how many. */
  async endAll(userId: ObjectId, options: { except?: ObjectId } = {}): Promise<number> {
    const { repository, bus, clock } = this.#options;
    const now = clock.now();
    const ending = (await repository.live(userId, now)).filter(({ _id }) => !options.except?.equals(_id));
    const sessionIds = ending.map(({ _id }) => _id);
    await repository.endMany(sessionIds, now);
    const event = (sessionId: ObjectId) => ({ sessionId: toId(sessionId), userId: toId(userId) });
    await Promise.all(sessionIds.map((sessionId) => bus.publish(sessionEnded, event(sessionId))));
    return ending.length;
  }

  async authenticate(accessToken: string): Promise<SignedIn | null> {
    return this.#whileLive(await this.#options.accessTokens.verify(accessToken));
  }

  async authenticateFiles(filesToken: string): Promise<SignedIn | null> {
    return this.#whileLive(await this.#options.filesTokens.verify(filesToken));
  }

  async callerOf(sessionId: Id): Promise<Caller | null> {
    const { cache } = this.#options;
    const session = await cache.get(sessionId, () => this.#read(sessionId));
    if (!session || !this.isLive(session) || !(await this.activeAccount(session.userId))) return null;
    return { userId: toId(session.userId), sessionId };
  }

  /** The account, unless it is gone or deactivated. */
  async activeAccount(userId: ObjectId): Promise<Account | null> {
    const account = await this.#options.accounts.find(userId);
    return account && account.deactivatedAt === null ? account : null;
  }

  isLive(session: SessionDocument): boolean {
    return session.endedAt === null && session.expiresAt > this.#options.clock.now();
  }

  async touch(sessionId: Id): Promise<void> {
    const now = this.#options.clock.now();
    const last = this.#touchedAt.get(sessionId);
    if (last !== undefined && now.getTime() - last < TOUCH_INTERVAL) return;
    this.#touchedAt.set(sessionId, now.getTime());
    await this.#options.repository.touch(toObjectId(sessionId), now);
  }

  async #whileLive(signedIn: SignedIn | null): Promise<SignedIn | null> {
    if (!signedIn) return null;
    const caller = await this.callerOf(signedIn.sessionId);
    return caller?.userId === signedIn.userId ? signedIn : null;
  }
}
