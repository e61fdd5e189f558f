import type { FeedEvent } from '@confab/shared';
import { SocketBinding } from '../../platform/socket-binding.js';
import type { SocketConnection } from '../../platform/trpc.js';
import type { Batch } from './batch.js';
import type { Delivered, Delivery } from './delivery.js';
import { Ending } from './ending.js';

const OVER: IteratorResult<FeedEvent[]> = { done: true, value: undefined };

/**
 * Delivery past tRPC's loop: its first value binds the feed to its subscription id, and from then on each batch is written
 * to the socket as one message, the same bytes for everybody who gets the same events under the same id.
 */
export class DirectDelivery implements Delivery {
  readonly #socket: SocketConnection;
  /** How messages begin; null before the binding and after the end. */
  #prefix: string | null = null;
  /** What came before the binding. */
  #early: Batch[] = [];
  readonly #ending = new Ending();

  constructor(socket: SocketConnection) {
    this.#socket = socket;
  }

  push(batch: Batch): void {
    if (this.#prefix !== null) this.#socket.write(batch.frame(this.#prefix));
    else if (!this.#ending.isOver) this.#early.push(batch);
  }

  end(error?: Error): void {
    this.#prefix = null;
    this.#ending.end(error);
  }

  /** Two values, the binding and the end. Plain promises rather than a generator, because thousands of them wait. */
  values(signal: AbortSignal | undefined, feed: Delivered): AsyncIterable<FeedEvent[]> {
    let isOpen = false;
    const close = () => {
      this.end();
      feed.close();
      return OVER;
    };
    const over = () => {
      close();
      this.#ending.result();
      return OVER;
    };
    const next = () => {
      if (isOpen) return this.#ended(signal).then(over);
      isOpen = true;
      feed.open();
      return Promise.resolve({ done: false, value: new SocketBinding((prefix) => this.#bind(prefix)) });
    };
    const iterator: AsyncIterator<FeedEvent[]> = { next, return: () => Promise.resolve(close()) };
    return { [Symbol.asyncIterator]: () => iterator };
  }

  #ended(signal: AbortSignal | undefined): Promise<void> {
    return signal?.aborted || this.#ending.isOver ? Promise.resolve() : this.#ending.woken(signal);
  }

  #bind(prefix: string): void {
    // The answer to the binding itself is written first.
    queueMicrotask(() => {
      if (this.#ending.isOver) return;
      this.#prefix = prefix;
      for (const batch of this.#early.splice(0)) this.push(batch);
    });
  }
}
