import { once } from 'node:events';
import { WebSocketServer } from 'ws';
import type { ServeOptions } from '../protocol.js';
import type { FanOutServer } from './server.js';

/** The least that one can do: a text that is ready is sent to every socket. */
export async function startBare({ sockets, bytes }: ServeOptions): Promise<FanOutServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  const address = server.address();
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    path: '/',
    greetings: Array.from({ length: sockets }, () => []),
    listening: () => server.clients.size,
    publish(body) {
      const text = body.padEnd(bytes);
      for (const socket of server.clients) socket.send(text);
    },
  };
}
