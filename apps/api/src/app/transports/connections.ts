import { CLOSE_CODES, type Id, LIMITS } from '@confab/shared';
import type { SocketObserver } from '../../modules/presence/index.js';
import type { Caller } from '../../platform/trpc.js';
import type { Connection } from './connection.js';

/** The sockets of this process, and whose they are. Sets keep the order of arrival: the first of a person is the oldest. */
export class ConnectionRegistry {
  readonly #all = new Set<Connection>();
  readonly #bySession = new Map<Id, Set<Connection>>();
  readonly #byUser = new Map<Id, Set<Connection>>();
  readonly #observers = new Set<SocketObserver>();

  get size(): number {
    return this.#all.size;
  }

  all(): readonly Connection[] {
    return [...this.#all];
  }

  ofSession(sessionId: Id): readonly Connection[] {
    return [...(this.#bySession.get(sessionId) ?? [])];
  }

  ofUser(userId: Id): readonly Connection[] {
    return [...(this.#byUser.get(userId) ?? [])];
  }

  add(connection: Connection): void {
    this.#all.add(connection);
  }

  /** Notes whose the socket is; the oldest of a person with too many closes. */
  signIn(connection: Connection, caller: Caller): void {
    if (!this.#all.has(connection)) return;
    connection.caller = caller;
    for (const observer of this.#observers) observer.onOpened(connection, caller);
    put(this.#bySession, caller.sessionId, connection);
    const mine = put(this.#byUser, caller.userId, connection);
    const excess = [...mine].slice(0, Math.max(0, mine.size - LIMITS.socketsPerPerson));
    for (const oldest of excess) {
      this.remove(oldest);
      oldest.close(CLOSE_CODES.flood, 'Too many connections of one person');
    }
  }

  remove(connection: Connection): void {
    if (!this.#all.delete(connection)) return;
    const { caller } = connection;
    if (!caller) return;
    for (const observer of this.#observers) observer.onClosed(connection);
    drop(this.#bySession, caller.sessionId, connection);
    drop(this.#byUser, caller.userId, connection);
  }

  /** Tells of every socket that is signed in or gone from now on, until the returned function is called. */
  observe(observer: SocketObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Closes every socket of a session that is over. */
  endSession(sessionId: Id): void {
    for (const connection of this.ofSession(sessionId)) {
      connection.close(CLOSE_CODES.session, 'The session is over');
    }
  }
}

function put(index: Map<Id, Set<Connection>>, key: Id, connection: Connection): Set<Connection> {
  const connections = index.get(key) ?? new Set();
  connections.add(connection);
  index.set(key, connections);
  return connections;
}

function drop(index: Map<Id, Set<Connection>>, key: Id, connection: Connection): void {
  const connections = index.get(key);
  connections?.delete(connection);
  if (connections?.size === 0) index.delete(key);
}
