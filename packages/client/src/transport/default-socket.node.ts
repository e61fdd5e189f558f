import type { SocketClass } from './socket-class.js';

/** The runtime's own where there is one (Node 22 and later), else that of `ws`. */
export async function defaultSocketClass(): Promise<SocketClass> {
  if (typeof globalThis.WebSocket === 'function') return globalThis.WebSocket;
  return (await import('ws')).WebSocket;
}
