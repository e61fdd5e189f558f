import type { Caller, SocketConnection } from '../../platform/trpc.js';

/** An open socket as presence sees it. */
export interface PresentSocket extends SocketConnection {
  /** When anything last came from it. */
  readonly lastSignAt: Date;
}

/** Hears of the sockets of this process: of each once it is signed in, and once it is gone. */
export interface SocketObserver {
  onOpened(socket: PresentSocket, caller: Caller): void;
  onClosed(socket: PresentSocket): void;
}

/** The signed-in sockets of this process; the transports know them. */
export interface PresenceSockets {
  observe(observer: SocketObserver): () => void;
}
