import type { FeedEvent } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import type { Batch } from './batch.js';
import type { Delivered, Delivery } from './delivery.js';
import { Ending } from './ending.js';

/** More events than this waiting for one client, and it is cut off: it comes back and catches up. */
export const EVENTS_WAITING = 2_000;

/** Delivery by tRPC's own loop over an async iterator: a bounded queue between the hub and the iterator. */
export class QueueDelivery implements Delivery {
  #waiting: FeedEvent[] = [];
  readonly #ending = new Ending();

  push(batch: Batch): void {
    if (this.#ending.isOver) return;
    const events = batch.events();
    if (this.#waiting.length + events.length > EVENTS_WAITING) {
      this.#waiting = [];
      this.end(errors.unavailable(new Error('The reader is too slow')));
      return;
    }
    this.#waiting.push(...events);
    this.#ending.wake();
  }

  end(error?: Error): void {
    this.#ending.end(error);
  }

  async *values(signal: AbortSignal | undefined, feed: Delivered): AsyncGenerator<FeedEvent[], void, undefined> {
    try {
      feed.open();
      while (!signal?.aborted) {
        if (this.#waiting.length > 0) yield this.#waiting.splice(0);
        else if (this.#ending.isOver) return this.#ending.result();
        else await this.#ending.woken(signal);
      }
    } finally {
      this.end();
      feed.close();
    }
  }
}
