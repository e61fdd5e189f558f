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
    for (const subscriber of this.#waiting) {
      const events = subscriber.pending.splice(0);
      const told = subscriber.socket?.isBehind ? events.filter(isLasting) : events;
      if (told.length > 0) subscriber.delivery.push(told);
    }
    this.#waiting.clear();
  }
}

/** What somebody who does not keep up has to hear all the same; the rest has passed by when they come to it. */
function isLasting({ type }: FeedEvent): boolean {
  return type !== 'typing' && type !== 'presence';
}
