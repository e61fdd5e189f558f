import { createServer } from 'node:net';

/** The preferred port if it is free on the loopback address, else one that is. */
export async function choosePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? freePort();
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === null) throw new Error('The system has no free port left.');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : null));
    });
  });
}
