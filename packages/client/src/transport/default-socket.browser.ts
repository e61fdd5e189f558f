import type { SocketClass } from './socket-class.js';

/** The browser's own. */
export async function defaultSocketClass(): Promise<SocketClass> {
  return globalThis.WebSocket;
}
