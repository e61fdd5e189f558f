import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import superjson from 'superjson';
import { WebSocket } from 'ws';

interface RawSocketOptions {
  /** Sent as the first frame; without it the socket never says who it is. */
  accessToken?: string;
  headers?: Record<string, string>;
  query?: string;
}

/** A message of the server: what answers a call has its id. */
export interface ServerMessage {
  id: number | null;
  method?: string;
  result?: { type: string; data?: { json: unknown } };
  error?: { json: { message: string; data: { code: string } } };
}

/** A WebSocket without a client library around it, that can misbehave. */
export class RawSocket {
  readonly received: ServerMessage[] = [];
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  readonly #waiting = new Map<number | null, (message: ServerMessage) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('error', () => {});
    socket.on('message', (data) => {
      const text = String(data);
      if (text === 'PING') socket.send('PONG');
      else if (text !== 'PONG') this.#receive(JSON.parse(text));
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', (code) => resolve(code));
    });
  }

  static async open(url: string, { accessToken, headers = {}, query = '?connectionParams=1' }: RawSocketOptions = {}) {
    const raw = new RawSocket(new WebSocket(`${url.replace('http', 'ws')}/trpc${query}`, { headers }));
    await once(raw.socket, 'open');
    if (accessToken !== undefined) raw.send({ method: 'connectionParams', data: { accessToken } });
    return raw;
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Sends a call and returns its id. */
  begin(method: 'query' | 'mutation' | 'subscription', path: string, input?: unknown): number {
    this.#lastId += 1;
    this.send({ id: this.#lastId, method, params: { path, input: superjson.serialize(input) } });
    return this.#lastId;
  }

  /** The first message with this id, whether it is there already or still to come. */
  async answer(id: number | null): Promise<ServerMessage> {
    const there = this.received.find((message) => message.id === id);
    if (there) return there;
    const coming = new Promise<ServerMessage>((resolve) => this.#waiting.set(id, resolve));
    const lost = this.closed.then((code) => {
      throw new Error(`The socket closed with ${code} before it answered`);
    });
    return Promise.race([coming, lost]);
  }

  query(path: string, input?: unknown): Promise<ServerMessage> {
    return this.answer(this.begin('query', path, input));
  }

  close(): void {
    this.socket.terminate();
  }

  #receive(message: ServerMessage): void {
    this.received.push(message);
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }
}

/** The status with which an upgrade is refused; 101 if it is not. */
export async function upgradeStatus(url: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`, { headers });
  try {
    return await new Promise((resolve, reject) => {
      socket.once('open', () => resolve(101));
      socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
      socket.once('error', reject);
    });
  } finally {
    socket.on('error', () => {});
    socket.terminate();
  }
}

/** What a promise comes to within the time, or that it does not. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | 'too late'> {
  return Promise.race([promise, sleep(milliseconds, 'too late' as const)]);
}
