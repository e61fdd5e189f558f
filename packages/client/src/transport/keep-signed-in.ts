import { ConfabError } from '../errors.js';
import type { Session } from '../session/session.js';
import type { Socket } from './socket.js';

interface KeepOptions {
  readonly session: Session;
  readonly socket: Socket;
  readonly extend: (accessToken: string) => Promise<unknown>;
}

const RETRY_MS = 10_000;

/** While the socket is open, renews the token a minute before its end and tells the socket; returns what stops it. */
export function keepSignedIn({ session, socket, extend }: KeepOptions): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  const renew = () => {
    session.renew().catch(() => arm(RETRY_MS));
  };
  const arm = (wait: number) => {
    clearTimeout(timer);
    if (socket.state.get().status === 'open') timer = setTimeout(renew, Math.max(0, wait));
  };
  const armForToken = () => {
    const token = session.token.get();
    clearTimeout(timer);
    if (token) arm(token.renewAt - Date.now());
  };
  const stopToken = session.token.subscribe((token) => {
    armForToken();
    if (!token || token.sessionId !== socket.sessionId || socket.state.get().status !== 'open') return;
    extend(token.token).catch((thrown: unknown) => {
      // A socket that was not extended is closed by the server, and comes back with the new token.
      if (ConfabError.wrap(thrown).code === 'UNAUTHORIZED') void socket.refused();
    });
  });
  const stopState = socket.state.subscribe(armForToken);
  return () => {
    clearTimeout(timer);
    stopToken();
    stopState();
  };
}
