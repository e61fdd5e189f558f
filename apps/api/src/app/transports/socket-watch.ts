import { CLOSE_CODES } from '@confab/shared';
import { eventsMissed } from '../../platform/event-bus.js';
import type { Container } from '../container.js';
import type { Connection } from './connection.js';
import type { ConnectionRegistry } from './connections.js';

/** How often sockets are looked at for what has run out. */
const CHECK_INTERVAL = 500;

/** How often a socket's session is read again, in case the news of its end did not come here. */
const SESSION_INTERVAL = 60_000;

/** Keeps an eye on all sockets until the returned function is called. */
export function watchSockets({ auth, platform }: Container, connections: ConnectionRegistry): () => void {
  const readAt = new WeakMap<Connection, number>();

  async function readSession(connection: Connection): Promise<void> {
    if (!connection.caller) return;
    const { sessionId } = connection.caller;
    if (await auth.sessions.callerOf(sessionId)) await auth.sessions.touch(sessionId);
    else connection.close(CLOSE_CODES.session, 'The session is over');
  }

  function look(connection: Connection, now: number): void {
    connection.check();
    const last = readAt.get(connection);
    if (last !== undefined && now - last < SESSION_INTERVAL) return;
    readAt.set(connection, now);
    // The first look comes right after the sign-in has read it.
    if (last === undefined) return;
    readSession(connection).catch((error: unknown) => {
      platform.logger.warn({ err: error }, 'The session of a socket could not be read');
    });
  }

  /** The others may have ended sessions without this node having heard of it. */
  const stopHeeding = platform.bus.subscribe(eventsMissed, async () => {
    const results = await Promise.allSettled(connections.all().map(readSession));
    const failed = results.find(({ status }) => status === 'rejected');
    if (failed) platform.logger.warn('The sessions of sockets could not be read');
  });

  const timer = setInterval(() => {
    const now = platform.clock.now().getTime();
    for (const connection of connections.all()) look(connection, now);
  }, CHECK_INTERVAL).unref();
  return () => {
    stopHeeding();
    clearInterval(timer);
  };
}
