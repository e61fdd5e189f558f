import type { FeedEvent } from '@confab/shared';
import type { Subscriber } from './audience.js';

/** Joins the events of one moment, so that each subscriber gets them as one array. */
export class Outbox {
  readonly #waiting = new Set<Subscriber>();

  add(subscriber: Subscriber, event: FeedEvent): void {
    subscriber.pending.push(event);
    if (this.#waiting.size === 0) setImmediate(() => this.#flush());
    this.#waiting.add(subscriber);
  }

  #flush(): void {
    for (const subscriber of this.#waiting) subscriber.delivery.push(subscriber.pending.splice(0));
    this.#waiting.clear();
  }
}
