import type { FeedEvent } from '@confab/shared';
import { SocketBinding, type Wire } from '../../platform/socket-binding.js';
import type { Batch } from './batch.js';
import type { Delivery } from './delivery.js';
import { Ending } from './ending.js';

/**
 * Delivery past tRPC's loop: its first value binds the feed to its socket, and from then on each batch is written there as
 * one message, the same bytes for everybody who gets the same events under the same subscription id.
 */
export class DirectDelivery implements Delivery {
  /** Null before the binding and after the end. */
  #wire: Wire | null = null;
  /** What came before there was a wire. */
  #early: Batch[] = [];
  readonly #ending = new Ending();

  push(batch: Batch): void {
    if (this.#wire) this.#wire.write(batch.frame(this.#wire.prefix));
    else if (!this.#ending.isOver) this.#early.push(batch);
  }

  end(error?: Error): void {
    this.#wire = null;
    this.#ending.end(error);
  }

  /** Two values, the binding and the end; plain promises, because thousands of them wait. */
  values(signal: AbortSignal | undefined): AsyncIterable<FeedEvent[]> {
    let isBound = false;
    const next = (): Promise<IteratorResult<FeedEvent[]>> => {
      if (isBound) return this.#over(signal);
      isBound = true;
      return Promise.resolve({ done: false, value: new SocketBinding((wire) => this.#bind(wire)) });
    };
    return { [Symbol.asyncIterator]: () => ({ next }) };
  }

  #over(signal: AbortSignal | undefined): Promise<IteratorResult<FeedEvent[]>> {
    const waiting = signal?.aborted || this.#ending.isOver ? Promise.resolve() : this.#ending.woken(signal);
    return waiting.then(() => {
      this.#ending.result();
      return { done: true, value: undefined };
    });
  }

  #bind(wire: Wire): void {
    // The answer to the binding itself is written first.
    queueMicrotask(() => {
      if (this.#ending.isOver) return;
      this.#wire = wire;
      for (const batch of this.#early.splice(0)) this.push(batch);
    });
  }
}
