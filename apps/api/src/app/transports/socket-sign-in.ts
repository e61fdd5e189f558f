import { CLOSE_CODES } from '@confab/shared';
import type { Container } from '../container.js';
import type { Connection } from './connection.js';
import type { ConnectionRegistry } from './connections.js';

/**
 * Signs a socket in by the token it was opened with, or closes it.
 * It never throws: tRPC would answer that with an error to nobody, and clients would come back at once.
 */
export async function signIn(
  { platform, auth }: Container,
  connections: ConnectionRegistry,
  connection: Connection,
  accessToken: string | undefined,
): Promise<void> {
  try {
    const signedIn = accessToken === undefined ? null : await auth.sessions.authenticate(accessToken);
    if (!signedIn) return connection.close(CLOSE_CODES.session, 'No valid session');
    connection.extend(signedIn.expiresAt);
    connections.signIn(connection, { userId: signedIn.userId, sessionId: signedIn.sessionId });
    // Once more, now that the end of the session would reach this socket: it may have ended in between.
    if (!(await auth.sessions.callerOf(signedIn.sessionId))) connections.endSession(signedIn.sessionId);
    await auth.sessions.touch(signedIn.sessionId);
  } catch (error) {
    platform.logger.warn({ err: error }, 'A socket could not be signed in');
    connection.close(CLOSE_CODES.restart, 'Not available right now');
  }
}
