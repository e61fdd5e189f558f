import type { FeedEvent } from '@confab/shared';
import { errors } from '../../platform/errors.js';
import type { Delivery } from './delivery.js';

/** More events than this waiting for one client, and it is cut off: it comes back and catches up. */
export const EVENTS_WAITING = 2_000;

/** Delivery by tRPC's own loop over an async iterator: a bounded queue between the hub and the iterator. */
export class QueueDelivery implements Delivery {
  #waiting: FeedEvent[] = [];
  #wake: (() => void) | null = null;
  #ended: { error?: Error } | null = null;

  push(events: readonly FeedEvent[]): void {
    if (this.#ended) return;
    if (this.#waiting.length + events.length > EVENTS_WAITING) {
      this.#waiting = [];
      this.end(errors.unavailable(new Error('The reader is too slow')));
      return;
    }
    this.#waiting.push(...events);
    this.#wake?.();
  }

  end(error?: Error): void {
    this.#ended ??= { ...(error && { error }) };
    this.#wake?.();
  }

  /** What is waiting, or what comes next; null when it is over or `signal` aborts. */
  async next(signal: AbortSignal | undefined): Promise<FeedEvent[] | null> {
    for (;;) {
      if (signal?.aborted) return null;
      if (this.#waiting.length > 0) return this.#waiting.splice(0);
      if (this.#ended?.error) throw this.#ended.error;
      if (this.#ended) return null;
      await this.#woken(signal);
    }
  }

  #woken(signal: AbortSignal | undefined): Promise<void> {
    return new Promise<void>((resolve) => {
      const wake = () => {
        this.#wake = null;
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#wake = wake;
      signal?.addEventListener('abort', wake, { once: true });
    });
  }
}
