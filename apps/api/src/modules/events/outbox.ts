import type { FeedEvent } from '@confab/shared';
import type { Subscriber } from './audience.js';
import { Batch } from './batch.js';

/** Joins the events of one moment, so that each subscriber gets them as one array. */
export class Outbox {
  readonly #waiting = new Set<Subscriber>();
  /** What the batches of this moment grow from. */
  #empty = Batch.empty();

  add(subscriber: Subscriber, event: FeedEvent): void {
    if (subscriber.pending === null) {
      if (this.#waiting.size === 0) setImmediate(() => this.#flush());
      this.#waiting.add(subscriber);
    }
    subscriber.pending = (subscriber.pending ?? this.#empty).with(event);
  }

  #flush(): void {
    for (const subscriber of this.#waiting) {
      const { pending } = subscriber;
      subscriber.pending = null;
      const told = subscriber.socket?.isBehind ? pending?.lasting() : pending;
      if (told && !told.isEmpty) subscriber.delivery.push(told);
    }
    this.#waiting.clear();
    this.#empty = Batch.empty();
  }
}
