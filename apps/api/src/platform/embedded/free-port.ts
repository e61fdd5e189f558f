import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Where systems do not look for the ports of outgoing connections: on Linux they begin at 32,768, elsewhere higher. */
const QUIET_PORTS = [20_000, 32_768] as const;
const TRIES = 20;

/** The preferred port if it is free on the loopback address, else one that is. */
export async function choosePort(preferred: number): Promise<number> {
  return (await tryPort(preferred)) ?? freePort();
}

/** A port that nobody listens on, and that no connection takes before somebody does. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = await tryPort(randomInt(...QUIET_PORTS));
    if (port !== null) return port;
  }
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
