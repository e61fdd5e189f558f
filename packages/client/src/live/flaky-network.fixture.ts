import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network between client and server that can be cut, silenced and closed. */
export class FlakyNetwork implements AsyncDisposable {
  readonly #server: Server;
  readonly #pairs = new Set<{ near: Socket; far: Socket; isWebSocket: boolean }>();
  #isClosed = false;
  #losesAnswers = false;

  private constructor(port: number) {
    this.#server = createServer((near) => {
      near.on('error', () => undefined);
      if (this.#isClosed) {
        near.destroy();
        return;
      }
      const pair = { near, far: connect(port, '127.0.0.1'), isWebSocket: false };
      this.#pairs.add(pair);
      const end = () => {
        this.#pairs.delete(pair);
        near.destroy();
        pair.far.destroy();
      };
      for (const socket of [near, pair.far]) socket.on('error', end).on('close', end);
      near.once('data', (start) => {
        pair.isWebSocket = /upgrade: websocket/i.test(start.toString('latin1'));
      });
      near.pipe(pair.far);
      if (this.#losesAnswers) pair.far.resume();
      else pair.far.pipe(near);
    });
  }

  static async before(url: string): Promise<FlakyNetwork> {
    const network = new FlakyNetwork(Number(new URL(url).port));
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The network is not there');
    return `http://127.0.0.1:${address.port}`;
  }

  /** Ends every connection, as a train does in a tunnel. */
  cut(): void {
    for (const { near, far } of this.#pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** Nothing comes back any more over the WebSockets that there are, and nobody notices. */
  silence(): void {
    for (const { near, far, isWebSocket } of this.#pairs) if (isWebSocket) far.unpipe(near).resume();
  }

  /** Nothing comes back any more over any connection, those to come included, until `answer`. */
  loseAnswers(): void {
    this.#losesAnswers = true;
    for (const { near, far } of this.#pairs) far.unpipe(near).resume();
  }

  /** What is asked from now on is answered again; what got lost stays so. */
  answer(): void {
    this.#losesAnswers = false;
    for (const { near, far } of this.#pairs) far.pipe(near);
  }

  /** Nothing arrives any more over the WebSockets that there are. */
  swallow(): void {
    for (const { near, far, isWebSocket } of this.#pairs) if (isWebSocket) near.unpipe(far).resume();
  }

  /** Cuts, and lets nobody in until `open`. */
  close(): void {
    this.#isClosed = true;
    this.cut();
  }

  open(): void {
    this.#isClosed = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
