import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Lets a port that is known beforehand lead to a server whose own is not. */
export async function forward(port: number, target: () => string): Promise<{ close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    const { hostname, port: to } = new URL(target());
    const upstream = connect(Number(to), hostname);
    socket.pipe(upstream).pipe(socket);
    for (const end of [socket, upstream]) {
      open.add(end);
      end.on('error', () => end.destroy());
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
