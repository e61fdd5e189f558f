import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Where the proxy listens; the server must know it as an origin. */
export const PROXY_PORT = Number(process.env.E2E_PORT ?? 3499) + 1;

/** A way to the server that can be cut as a pulled plug cuts it, and mended. */
export class CuttableProxy {
  readonly port: number;
  #target: number;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  readonly #server = createServer((socket) => this.#accept(socket));

  constructor(target: number, port = PROXY_PORT) {
    this.#target = target;
    this.port = port;
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Leads to another server from now on, as a load balancer does when one is gone. */
  lead(target: number): void {
    this.#target = target;
    for (const socket of this.#sockets) socket.destroy();
  }

  async start(): Promise<void> {
    this.#server.listen(this.port);
    await once(this.#server, 'listening');
  }

  /** Ends every connection and lets no new one through. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(socket: Socket): void {
    if (this.#isCut) {
      socket.destroy();
      return;
    }
    const upstream = connect(this.#target, '127.0.0.1');
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
