import { once } from 'node:events';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import type { ServeOptions } from '../protocol.js';
import { sampleEvent } from './sample-event.js';
import type { FanOutServer } from './server.js';

/** A room of Socket.IO, over WebSockets alone. */
export async function startSocketIo({ sockets }: ServeOptions): Promise<FanOutServer> {
  const http = createServer();
  const server = new Server(http, { transports: ['websocket'], perMessageDeflate: false });
  let listening = 0;
  server.on('connection', (socket) => {
    void socket.join('room');
    listening += 1;
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  let seq = 0;
  return {
    port: address !== null && typeof address === 'object' ? address.port : 0,
    path: '/socket.io/?EIO=4&transport=websocket',
    greetings: Array.from({ length: sockets }, () => ['40']),
    listening: () => listening,
    publish(body) {
      seq += 1;
      server.to('room').emit('event', sampleEvent(body, seq));
    },
  };
}
